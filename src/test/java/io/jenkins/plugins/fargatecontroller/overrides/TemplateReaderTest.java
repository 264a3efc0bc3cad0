// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    @Test
    void aTemplateIsCalledAsItsParameterUnlessItSaysOtherwise() {
        Parsed<List<TemplateEntry>> read =
                parameters("/p/templates/a", "{\"cpu\": 512}", "/p/templates/x/b", "{\"name\": \" c \"}");
        assertThat(read.problems()).isEmpty();
        assertThat(read.value()).extracting(TemplateEntry::name).containsExactly("a", "c");
        assertThat(read.value()).noneMatch(TemplateEntry::broken);
        assertThat(read.value().get(0).settings().value(TemplateKeys.CPU)).contains(512);
    }

    @Test
    void aBadOneIsBrokenAndTheOthersStand() {
        Parsed<List<TemplateEntry>> read = parameters(
                "/p/templates/text", "hello",
                "/p/templates/list", "[]",
                "/p/templates/wrong", "{\"cpu\": \"many\"}",
                "/p/templates/unknown", "{\"cpus\": 512}",
                "/p/templates/no name", "{}",
                "/p/templates/good", "{}");
        assertThat(read.value())
                .filteredOn(TemplateEntry::broken)
                .extracting(TemplateEntry::name)
                .containsExactly("text", "list", "wrong", "unknown", "no name");
        assertThat(read.value()).hasSize(6);
        assertThat(read.problems())
                .hasSize(5)
                .allMatch(Problem::isError)
                .extracting(problem -> problem.place().toString())
                .containsExactly(
                        "templates.text (/p/templates/text)",
                        "templates.list (/p/templates/list)",
                        "templates.wrong.cpu (/p/templates/wrong)",
                        "templates.unknown.cpus (/p/templates/unknown)",
                        "templates.no name (/p/templates/no name)");
    }

    @Test
    void aParameterWithoutANameIsNoTemplate() {
        Parsed<List<TemplateEntry>> read = parameters("/p/templates/", "{}");
        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("without a name"));
    }

    @Test
    void aSecureStringIsATemplateThatCannotBeRead() {
        Parsed<List<TemplateEntry>> read = TemplateReader.parameters(List.of(
                new TemplateParameter("/p/templates/a", Optional.empty()),
                new TemplateParameter("/p/templates/b", "{}")));
        assertThat(read.value())
                .extracting(TemplateEntry::name, TemplateEntry::broken)
                .containsExactly(tuple("a", true), tuple("b", false));
        assertThat(read.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.a (/p/templates/a): the parameter is a SecureString, which is not decrypted."
                                + " Delete it, and store the template as a String; 'secrets' is for what is secret in"
                                + " it.");
    }

    @Test
    void ofTwoWithOneNameAndCloudTheFirstIsTaken() {
        Parsed<List<TemplateEntry>> read = parameters(
                "/p/templates/a", "{\"cpu\": 512}",
                "/p/templates/b", "{\"name\": \"a\", \"cpu\": 1024}",
                "/p/templates/c", "{\"name\": \"a\", \"cloud\": \"fargate-cloud\"}");
        assertThat(read.value())
                .extracting(TemplateEntry::cloud)
                .containsExactly(Optional.empty(), Optional.of("fargate-cloud"));
        assertThat(read.value().get(0).settings().value(TemplateKeys.CPU)).contains(512);
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("/p/templates/a"))
                .satisfies(problem -> assertThat(problem.place().where()).isEqualTo("/p/templates/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "[], 0, 0",
        "~, 0, 0",
        "'[{name: a}, {name: b}]', 2, 0",
        "'{name: a}', 0, 1",
        "a, 0, 1",
        "'[a, {name: b}]', 1, 1",
        "'[{cpu: 512}]', 0, 1",
        "'[{name: ''''}]', 0, 1"
    })
    void overridesAreAListOfTemplatesWithNames(String yaml, int templates, int problems) throws Exception {
        Parsed<List<TemplateEntry>> read = TemplateReader.overrides(YamlDocument.read(yaml, "o.yaml"), Notation.YAML);
        assertThat(read.value()).hasSize(templates);
        assertThat(read.problems()).hasSize(problems);
    }

    @Test
    void theFormSpeaksOfItsFields() throws Exception {
        List<Problem> problems = TemplateReader.overrides(
                        YamlDocument.read("[{cpu: 512}, {name: a}, {name: a}]", ""), Notation.FORM)
                .problems();
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).remedy()).startsWith("Enter a name");
        assertThat(problems.get(1).remedy()).startsWith("Enter another name");
    }

    private static Parsed<List<TemplateEntry>> parameters(String... namesAndTexts) {
        return TemplateReader.parameters(IntStream.range(0, namesAndTexts.length / 2)
                .mapToObj(i -> new TemplateParameter(namesAndTexts[2 * i], namesAndTexts[2 * i + 1]))
                .toList());
    }
}
