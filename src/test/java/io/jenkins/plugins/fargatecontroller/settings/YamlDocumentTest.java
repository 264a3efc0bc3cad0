// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML as people really write it. */
class YamlDocumentTest {

    private static final String SECRET = "hunter2";

    @Test
    void yamlKnowsTheLineOfEachNode() throws DocumentException {
        ConfigNode tree = YamlDocument.read("a: 1\nb:\n  - x\n  - ~\n", "f.yaml");
        assertThat(tree)
                .isEqualTo(new ConfigNode.Mapping(
                        Map.of(
                                "a",
                                new ConfigNode.Scalar("1", "f.yaml:1"),
                                "b",
                                new ConfigNode.Sequence(
                                        List.of(
                                                new ConfigNode.Scalar("x", "f.yaml:3"),
                                                new ConfigNode.Empty("f.yaml:4")),
                                        "f.yaml:3")),
                        "f.yaml:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a remark", "---"})
    void anEmptyYamlSaysNothing(String yaml) {
        assertThat(OverridesReader.read(yaml, "f.yaml")).isEqualTo(Overrides.NONE);
    }

    static Stream<Arguments> wrongYaml() {
        return Stream.of(
                Arguments.of("a: 1\na: hunter2", "f.yaml:2", "the key 'a' appears twice"),
                Arguments.of("a: *hunter2", "f.yaml:1", "not valid YAML: either an alias"),
                Arguments.of("a: 1\n---\nb: hunter2", "f.yaml:2", "more than one document"),
                Arguments.of("a: &x [*x, hunter2]", "f.yaml:1", "a node refers to itself"),
                Arguments.of("a: &x {b: *x, c: hunter2}", "f.yaml:1", "a node refers to itself"),
                Arguments.of("a:\n\t- hunter2", "f.yaml:2", "not valid YAML: found character '\\t(TAB)'"),
                Arguments.of("a: [hunter2", "f.yaml:1", "not valid YAML: unexpected text"),
                Arguments.of("a: hunter2: b", "f.yaml:1", "not valid YAML: mapping values are not allowed here"),
                Arguments.of("a: !hunter2!x y", "f.yaml:1", "not valid YAML: unexpected text"),
                Arguments.of("a: 'hunter2", "f.yaml:1", "not valid YAML: found unexpected end of stream"),
                Arguments.of("a:\n  <<: hunter2", "f.yaml:2", "a merge key (<<) without a mapping"),
                Arguments.of("a: {<<: [{b: 1}, hunter2]}", "f.yaml:1", "a merge key (<<) without a mapping"),
                Arguments.of("a: &x {<<: *x, b: hunter2}", "f.yaml:1", "a node refers to itself"),
                Arguments.of("? [a]\n: hunter2", "f.yaml:1", "a key must be plain text"),
                Arguments.of("a: \u0000hunter2", "f.yaml", "not valid YAML: special characters are not allowed"),
                Arguments.of("%YAML 3.0\n---\na: hunter2", "f.yaml", "not valid YAML"),
                Arguments.of("[".repeat(51) + SECRET, "f.yaml:1", "not valid YAML: the text is nested too deeply"),
                Arguments.of("[".repeat(200_000), "f.yaml:1", "not valid YAML: the text is nested too deeply"),
                Arguments.of(
                        "a: " + "x".repeat(500_000),
                        "f.yaml",
                        "not valid YAML: the text has more than 500000 characters"));
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @MethodSource("wrongYaml")
    void wrongYamlIsRefusedWithItsPlaceAndWithoutItsText(String yaml, String where, String message) {
        refused(() -> YamlDocument.read(yaml, "f.yaml"), where, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void fiftyLevelsAreRead(String level) throws DocumentException {
        String close = level.equals("[") ? "]" : "}";
        String text = level.repeat(50) + (level.equals("[") ? "" : "1") + close.repeat(50);
        assertThat(JsonDocument.read(text, "/p")).isNotNull();
        assertThat(YamlDocument.read(text, "f")).isNotNull();
    }

    @Test
    void aliasesAreReadOnceHoweverOftenTheyMultiply() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 20; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        laughs.append("executors: 3\ntemplates: *a19\n");
        Parsed<Overrides> read = OverridesReader.read(laughs.toString(), "f.yaml");
        assertThat(read.value().controller().value(ControllerKeys.EXECUTORS)).hasValue(3);
        assertThat(read.problems()).hasSizeLessThan(100);
    }

    @Test
    void anAliasStandsForItsText() {
        Parsed<Overrides> read = OverridesReader.read("executors: &n 3\nreconcileMinutes: *n", "f.yaml");
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().controller().value(ControllerKeys.RECONCILE_MINUTES))
                .hasValue(3);
    }

    @Test
    void aMergeKeyStandsForTheKeysOfAnotherMappingWhereItsOwnSayNothing() throws DocumentException {
        String yaml = """
            a: &a {cpu: 1, memory: 2}
            b: &b {cpu: 3, image: x}
            c:
              name: c
              cpu: 4
              <<: [*a, *b]
            d: {"<<": text}
            """;
        ConfigNode.Mapping tree = (ConfigNode.Mapping) YamlDocument.read(yaml, "f.yaml");
        assertThat(tree.entries())
                .containsEntry(
                        "c",
                        new ConfigNode.Mapping(
                                Map.of(
                                        "name", new ConfigNode.Scalar("c", "f.yaml:4"),
                                        "cpu", new ConfigNode.Scalar("4", "f.yaml:5"),
                                        "memory", new ConfigNode.Scalar("2", "f.yaml:1"),
                                        "image", new ConfigNode.Scalar("x", "f.yaml:2")),
                                "f.yaml:4"))
                .containsEntry(
                        "d",
                        new ConfigNode.Mapping(Map.of("<<", new ConfigNode.Scalar("text", "f.yaml:7")), "f.yaml:7"));
    }

    @Test
    void templatesOfAFileOfJcascShareWhatTheySay() {
        Parsed<Overrides> read = OverridesReader.read("""
            x-size: &size {cpu: 1024, memory: "${MEMORY}"}
            unclassified:
              fargateController:
                templates:
                  - {<<: *size, name: a}
                  - <<: *size
                    name: b
            """, "f.yaml", Map.of("MEMORY", "4096"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().templates())
                .extracting(template -> template.settings().value(TemplateKeys.MEMORY))
                .containsExactly(Optional.of(4096), Optional.of(4096));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String where, String text) {
        assertThatThrownBy(read)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(text)
                .message()
                .doesNotContain(SECRET);
        assertThat(catchThrowableOfType(DocumentException.class, read).where()).isEqualTo(where);
    }
}
