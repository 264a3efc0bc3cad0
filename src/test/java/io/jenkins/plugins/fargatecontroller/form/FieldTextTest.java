// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(TemplateKeys.CPU, 512, "512"),
                arguments(TemplateKeys.IMAGE, " alpine ", "alpine"),
                arguments(TemplateKeys.SUBNETS, List.of("a", "b"), "a, b"),
                arguments(CloudKeys.ALLOWED_OVERRIDES, List.of(), "[]"),
                arguments(TemplateKeys.SUBNETS, List.of(List.of("a"), Map.of("b", "c")), "{…}, {…}"),
                arguments(ContainerKeys.ENTRYPOINT, List.of("/bin/agent", "-x"), "/bin/agent -x"),
                arguments(ContainerKeys.ENTRYPOINT, List.of("/bin/sh", "-c", "a b"), "[\"/bin/sh\", \"-c\", \"a b\"]"),
                arguments(ContainerKeys.ENTRYPOINT, "/bin/agent -x", "/bin/agent -x"),
                arguments(ContainerKeys.ENTRYPOINT, List.of(), "[]"),
                arguments(TemplateKeys.ENVIRONMENT, Map.of(), "{}"),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", "b=c d"), "A=b=c d"),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", ""), "A="),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", "b\nC=d"), "{A: \"b\\nC=d\"}"),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", " b"), "{A: \" b\"}"),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", List.of("b")), "A={…}"),
                arguments(UseKeys.TAGS, Map.of(" a", List.of("b")), "{\" a\": \"{…}\"}"),
                arguments(ContainerKeys.SIDECARS, List.of(), "[]"),
                arguments(ContainerKeys.SIDECARS, List.of(Map.of("name", "db")), "- name: db"),
                arguments(UseKeys.SPARE, Map.of(), "{}"),
                arguments(UseKeys.SPARE, Map.of("agents", 2), "agents: 2"),
                arguments(UseKeys.SPARE, 2, "2"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("texts")
    void aPlainValueIsATextOfItsField(Key<?> key, Object value, String text) {
        assertThat(FieldText.of(key, value)).isEqualTo(text);
    }

    @Test
    void nothingIsAnEmptyField() {
        assertThat(FieldText.of(TemplateKeys.CPU, null)).isEmpty();
        assertThat(FieldText.of(ContainerKeys.SIDECARS, null)).isEmpty();
        assertThat(FieldText.of((Object) null)).isEmpty();
        assertThat(FieldText.of(Arrays.asList("a", null))).isEqualTo("a, null");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(ContainerKeys.ENTRYPOINT, List.of("/bin/sh", "-c", "set -e\nexec x, y")),
                arguments(TemplateKeys.SUBNETS, List.of("subnet-0a1b2c3d", "subnet-0a1b2c3e")),
                arguments(CloudKeys.ALLOWED_OVERRIDES, List.of()),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", "b\nC=d", "B", " c, {d}: \"e\" ")),
                arguments(TemplateKeys.ENVIRONMENT, Map.of("A", "a\tb", "B", "")),
                arguments(TemplateKeys.ENVIRONMENT, Map.of()),
                arguments(UseKeys.TAGS, Map.of("team", "a b", "x", " ")),
                arguments(
                        ContainerKeys.SIDECARS,
                        List.of(Map.of("name", "db", "image", "x", "environment", Map.of("A", "b\nc")))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("values")
    void theFieldSaysTheSameAsTheFile(Key<?> key, Object value) {
        assertThat((Object) key.type().read(FieldText.tree(key, FieldText.of(key, value), "f")))
                .isEqualTo(key.type().read(ConfigNode.of(value, "f")));
    }

    @Test
    void ofVariablesOnlyTheNamesAreShown() {
        assertThat(FieldText.shown(TemplateKeys.ENVIRONMENT, Map.of("A", "hunter2")))
                .isEqualTo("A=…");
        Object sidecars = List.of(Map.of("name", "db", "environment", Map.of("A", "hunter2")));
        assertThat(FieldText.shown(ContainerKeys.SIDECARS, sidecars))
                .contains("name: db", "environment: \"A=…\"")
                .doesNotContain("hunter2");
        assertThat(FieldText.shown(TemplateKeys.IMAGE, "me:hunter2@registry/x")).isEqualTo("…@registry/x");
        assertThat(FieldText.shown(TemplateKeys.SUBNETS, List.of("a", "b"))).isEqualTo("a, b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A=b              | {A=b}
        ` A = b = c `    | {A=b = c}
        A=               | {A=}
        ` \n\n`          | {}
        {}               | {}
        ` { } `          | {}
        {A: " b"}        | {A= b}
        {"A":"b","C":""} | {A=b, C=}
        {A: ~}           | {A=}
        """)
    void namesAreALineEachOrAMappingInBraces(String text, String names) {
        assertThat(FieldText.plain(TemplateKeys.ENVIRONMENT, text)).hasToString(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A                | 'A' is not valid; expected NAME=value
        =b               | '=b' is not valid; expected NAME=value
        ` = `            | has a value without a name
        {A: b            | this:1 is not valid YAML
        {A: b} C=d       | this:1 is not valid YAML
        {A: b, A: c}     | the key 'A' appears twice
        """)
    void otherTextsAreRefused(String text, String message) {
        assertThatThrownBy(
                        () -> TemplateKeys.ENVIRONMENT.type().read(FieldText.tree(TemplateKeys.ENVIRONMENT, text, "f")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> FieldText.plain(UseKeys.TAGS, "a=hunter2\n\na=b\n"))
                .hasMessage("the name 'a' appears twice");
    }

    @Test
    void whatHasPartsIsYaml() {
        assertThat(FieldText.plain(UseKeys.SPARE, "agents: 2")).isEqualTo(Map.of("agents", "2"));
        assertThatThrownBy(() -> FieldText.plain(UseKeys.SPARE, "a: b: c"))
                .hasMessage("this:1 is not valid YAML: mapping values are not allowed here");
    }

    @Test
    void everyNodeStandsAtItsField() {
        assertThat(FieldText.node(TemplateKeys.ENVIRONMENT, "A=b", "templates.0.environment"))
                .isEqualTo(new ConfigNode.Mapping(
                        Map.of("A", new ConfigNode.Scalar("b", "templates.0.environment")), "templates.0.environment"));
        assertThat(FieldText.node(TemplateKeys.ENVIRONMENT, "A", "templates.0.environment"))
                .isEqualTo(
                        new ConfigNode.Malformed("'A' is not valid; expected NAME=value", "templates.0.environment"));
    }
}
