// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesReaderTest {

    @Test
    void eachPartIsReadAndAProblemOfOneTakesNoOtherWithIt() {
        Parsed<Overrides> read = OverridesReader.read("""
            executors: 2
            drift: maybe
            clouds:
            - {name: fargate-cloud, maxAgents: 3}
            - {name: fargate-cloud-spot, maxAgents: many}
            templates:
            - {name: a, cpu: 512}
            - {name: b, cpu: many}
            """, "o.yaml");
        Overrides overrides = read.value();
        assertThat(overrides.controller().value(ControllerKeys.EXECUTORS)).contains(2);
        assertThat(overrides.cloud(CloudNames.ON_DEMAND).value(CloudKeys.MAX_AGENTS))
                .contains(3);
        assertThat(overrides.brokenClouds()).containsExactly(CloudNames.SPOT);
        assertThat(overrides.templates())
                .extracting(TemplateEntry::name, TemplateEntry::broken)
                .containsExactly(tuple("a", false), tuple("b", true));
        assertThat(read.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly(
                        "drift (o.yaml:2)",
                        "clouds.fargate-cloud-spot.maxAgents (o.yaml:5)",
                        "templates.b.cpu (o.yaml:8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executors: 2",
                "unclassified: {fargateController: {executors: 2}, location: {url: x}}",
                "{jenkins: {executors: 5}, unclassified: {fargateController: {executors: 2}}}",
            })
    void aFileHoldsThemBareOrAsInJcasc(String yaml) {
        Parsed<Overrides> read = OverridesReader.read(yaml, "o.yaml");
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().controller().value(ControllerKeys.EXECUTORS)).contains(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "a: b: c"              | ERROR overrides (o.yaml:1): not valid YAML: mapping values are not allowed here. Correct the file; until then nothing in it is used.
        "[a]"                  | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "hunter2"              | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "unclassified: {fargateController: [a]}" | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "jenkins: {}"          | WARNING overrides (o.yaml:1): this is a JCasC file, but it has nothing under 'unclassified: fargateController:', so nothing is overridden. Write the overrides there, or use a file that holds nothing else.
        """)
    void whatHoldsNoneOverridesNothingAndIsSaid(String yaml, String problem) {
        Parsed<Overrides> read = OverridesReader.read(yaml, "o.yaml");
        assertThat(read.value()).isEqualTo(Overrides.NONE.value());
        assertThat(read.problems()).extracting(Problem::toString).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---", "# nothing", "clouds:", "templates: []", "unclassified: {fargateController: }"})
    void whatIsLeftEmptyOverridesNothing(String yaml) {
        assertThat(OverridesReader.read(yaml, "o.yaml")).isEqualTo(Overrides.NONE);
    }

    @Test
    void variablesAreResolvedInAFileAlone() {
        Map<String, String> env = Map.of("EXECUTORS", "2");
        assertThat(OverridesReader.read("executors: ${EXECUTORS}", "o.yaml", env)
                        .value()
                        .controller()
                        .value(ControllerKeys.EXECUTORS))
                .contains(2);
        Parsed<Overrides> unset = OverridesReader.read("executors: ${EXECUTORS}", "o.yaml");
        assertThat(unset.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the variable 'EXECUTORS' is not set here, and JCasC replaces it with nothing", "has no value");
        Parsed<Overrides> document =
                OverridesReader.read(ConfigNode.of(Map.of("executors", "${EXECUTORS}"), ""), Notation.FORM);
        assertThat(document.problems())
                .extracting(Problem::message)
                .containsExactly("'${EXECUTORS}' is not a whole number; expected a whole number from 0 to 100");
    }

    @Test
    void aDocumentMayBeOneOfJcascToo() {
        ConfigNode document = ConfigNode.of(
                Map.of("unclassified", Map.of("fargateController", Map.of("executors", 2))), "jenkins.yaml:1");
        assertThat(OverridesReader.read(document, Notation.YAML)
                        .value()
                        .controller()
                        .value(ControllerKeys.EXECUTORS))
                .contains(2);
        ConfigNode foreign = ConfigNode.of(Map.of("jenkins", Map.of()), "jenkins.yaml:1");
        assertThat(OverridesReader.read(foreign, Notation.YAML).problems())
                .hasSize(1)
                .noneMatch(Problem::isError);
        assertThat(OverridesReader.read(new ConfigNode.Empty(""), Notation.YAML))
                .isEqualTo(Overrides.NONE);
    }

    @Test
    void aMisspeltListIsSuggested() {
        assertThat(OverridesReader.read("template: [{name: a}]", "o.yaml").problems())
                .extracting(Problem::remedy)
                .isEqualTo(List.of("Did you mean 'templates'? Otherwise remove it"));
    }
}
