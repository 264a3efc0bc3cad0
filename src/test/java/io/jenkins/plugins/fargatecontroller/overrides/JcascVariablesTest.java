// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As JCasC does it: see its SecretSourceResolver. */
class JcascVariablesTest {

    private static final Map<String, String> ENV = Map.of(
            "CPU", "1024",
            "NAME", "deploy",
            "EMPTY", "",
            "NESTED", "${NAME}-2",
            "CIRCLE", "${CIRCLE}",
            "ROLE", "arn:aws:iam::123456789012:role/hidden",
            "BAD", "hunter2");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ${NAME}                | deploy
        a-${NAME}-${CPU}       | a-deploy-1024
        ${NOT_SET:-otherwise}  | otherwise
        ${NAME:-otherwise}     | deploy
        ${EMPTY:-otherwise}x   | x
        ${NESTED}              | deploy-2
        ${NOT_SET:-${NAME}}    | deploy
        ^${NAME}               | ${NAME}
        ^${NOT_SET:-x}y        | ${NOT_SET:-x}y
        $NAME                  | $NAME
        ${NAME                 | ${NAME
        """)
    void valuesAreAsInJcasc(String text, String value) {
        Parsed<Overrides> read = read("templates: [{name: x, environment: {A: '" + text + "'}}]");
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().templates().get(0).settings().value(TemplateKeys.ENVIRONMENT))
                .contains(Map.of("A", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{executors: '${CPU:-1}', templates: [{name: '${NAME}', cpu: '${CPU}'}]}",
                "{unclassified: {fargateController: {templates: [{name: '${NAME}', cpu: '${CPU}'}]}}, credentials: {x:"
                        + " '${NOT_OURS}'}}",
            })
    void inABareFileAndInOneOfJcasc(String yaml) {
        Parsed<Overrides> read = read(yaml.replace("'${CPU:-1}'", "1"));
        assertThat(read.problems()).isEmpty();
        TemplateEntry template = read.value().templates().get(0);
        assertThat(template.name()).isEqualTo("deploy");
        assertThat(template.settings().value(TemplateKeys.CPU)).contains(1024);
        assertThat(template.settings()
                        .find(TemplateKeys.CPU)
                        .orElseThrow()
                        .origin()
                        .hidden())
                .isTrue();
    }

    @Test
    void theItemsOfAListAreHiddenToo() {
        Parsed<Overrides> read =
                read("templates: [{name: x, subnets: [subnet-0a1b2c3d, '${SUBNET:-subnet-11111111}']}]");
        assertThat(read.problems()).isEmpty();
        Parsed<Overrides> hidden = OverridesReader.read(
                "templates: [{name: x, subnets: [subnet-0a1b2c3d, '${SUBNET}']}]",
                "o.yaml",
                Map.of("SUBNET", "subnet-22222222"));
        assertThat(hidden.value()
                        .templates()
                        .get(0)
                        .settings()
                        .find(TemplateKeys.SUBNETS)
                        .orElseThrow()
                        .origin()
                        .hidden())
                .isTrue();
    }

    @Test
    void oneThatIsNotSetIsNothingAndIsSaidWithItsPlace() {
        Parsed<Overrides> read = read("templates:\n- name: x\n  environment: {A: 'a${NOT_SET}b'}\n");
        assertThat(read.value().templates().get(0).settings().value(TemplateKeys.ENVIRONMENT))
                .contains(Map.of("A", "ab"));
        assertThat(read.problems())
                .singleElement()
                .hasToString(
                        "WARNING templates.environment.A (o.yaml:3): the variable 'NOT_SET' is not set here, and JCasC"
                                + " replaces it with nothing. Set it as it is set for Jenkins, or give a default,"
                                + " like '${NAME:-default}'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${readFile:/run/x}", "${file:/x}", "a${decodeBase64:eA==}", "${json:a:${B}}", "${sysProp:x}"})
    void otherSourcesAreJcascsAndAreSaid(String text) {
        Parsed<Overrides> read = read("templates: [{name: x, taskRole: '" + text + "'}]");
        assertThat(read.value().templates().get(0).settings().find(TemplateKeys.TASK_ROLE))
                .isEmpty();
        assertThat(read.value().templates().get(0).broken()).isFalse();
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("only JCasC reads in the controller"));
    }

    @Test
    void aCircleIsAnErrorAndNothingWorse() {
        Parsed<Overrides> read = read("templates: [{name: x, label: '${CIRCLE}'}]");
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("the variables in it cannot be resolved: they refer to each other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskRole", "cpu", "image", "subnets", "label", "platformVersion", "logGroup"})
    void aWrongValueOfAVariableIsNotQuoted(String key) {
        Parsed<Overrides> read = OverridesReader.read(
                "templates: [{name: x, " + key + ": '${BAD}'}]", "o.yaml", Map.of("BAD", "s3cr3t!(\u001b"));
        assertThat(read.problems())
                .isNotEmpty()
                .extracting(Problem::toString)
                .allSatisfy(text -> assertThat(text).doesNotContain("s3cr3t").contains("o.yaml:1"));
    }

    private static Parsed<Overrides> read(String yaml) {
        return OverridesReader.read(yaml, "o.yaml", ENV);
    }
}
