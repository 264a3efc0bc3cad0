// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key: its name, what it takes, what it refuses and with which words. */
class KeysTest {

    static final Map<String, Schema> SCHEMAS =
            Map.of("controller", ControllerKeys.SCHEMA, "cloud", CloudKeys.SCHEMA, "template", TemplateKeys.SCHEMA);

    static Stream<Key<?>> keys() {
        return SCHEMAS.values().stream().flatMap(schema -> schema.keys().stream());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAValueThatIsNone(Key<?> key) {
        for (ConfigNode nothing : List.of(new ConfigNode.Empty("here"), new ConfigNode.Scalar("  ", "here"))) {
            assertThatThrownBy(() -> key.type().read(nothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .containsAnyOf("has no value", "must be a mapping of names to values");
        }
    }

    /** Bidi overrides, zero-width characters, escape codes, separators of lines, lone surrogates. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\\u202e", "\\u2066", "\\u200b", "\\ufeff", "\\u001b", "\\u0085", "\\u2028", "\\u00ad", "\\ud800"
            })
    void noTextHasAnInvisibleCharacter(String escaped) {
        String hidden = "a" + (char) Integer.parseInt(escaped.substring(2), 16) + "b";
        keys().forEach(key -> assertThatThrownBy(() -> key.type().read(new ConfigNode.Scalar(hidden, "here")))
                .as(key.name())
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(hidden));
        ConfigNode variables = new ConfigNode.Mapping(Map.of("A", new ConfigNode.Scalar(hidden, "here")), "here");
        assertThatThrownBy(() -> TemplateKeys.ENVIRONMENT.type().read(variables))
                .hasMessageContaining("has an invisible character");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAWrongKind(Key<?> key) {
        ConfigNode nested = new ConfigNode.Sequence(List.of(ConfigNode.Mapping.empty("here")), "here");
        assertThatThrownBy(() -> key.type().read(nested))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf(
                        "must be a single value, not a ", "must be a mapping of names to values", "entry 1 has no '");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void explainsItselfAndTakesItsOwnExample(Key<?> key) throws DocumentException {
        assertThat(key.help()).endsWith(".");
        ConfigNode example = YamlDocument.read(key.example(), "example");
        assertThat(key.type().read(example)).isNotNull();
        assertThat(key).hasToString(key.name());
    }

    static Stream<Key<?>> usual() {
        return keys().filter(key -> key.usual().isPresent());
    }

    @ParameterizedTest
    @MethodSource("usual")
    void whatHoldsWhereNobodySaysAnythingIsRight(Key<?> key) {
        Object value = key.usual().orElseThrow();
        String text = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
        assertThat((Object) key.check(text)).isEqualTo(value);
        assertThat((Object) Settings.NONE.get(key)).isEqualTo(value);
    }

    @Test
    void nothingHoldsWhereAKeyHasNothingUsual() {
        assertThatThrownBy(() -> Settings.NONE.get(TemplateKeys.TASK_ROLE))
                .hasMessage("there is neither a value of 'taskRole' nor a usual one");
    }
}
