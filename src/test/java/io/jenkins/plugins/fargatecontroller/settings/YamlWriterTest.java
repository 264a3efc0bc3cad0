// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JCasC would take for something else is quoted or escaped. */
class YamlWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine",
                "jenkins/inbound-agent:jdk21",
                "https://jenkins.example.com/",
                "arn:aws:iam::123456789012:role/a",
                "a,b",
                "/home/jenkins",
                "yesterday",
            })
    void aTextThatIsPlainlyOneIsWrittenAsItIs(String text) {
        assertThat(YamlWriter.write(Map.of("a", text))).isEqualTo("a: %s\n".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "ON",
                "off",
                "y",
                "N",
                "true",
                "False",
                "null",
                "~",
                "",
                " ",
                "0123",
                "1_000",
                "12:30",
                "2026-01-01",
                "1.5",
                "0x1F",
                ".inf",
                "a: b",
                "a:",
                "- a",
                "#a",
                "a #b",
                "*a",
                "&a",
                "!a",
                "[a]",
                "{a: b}",
                "%a",
                "@a",
                "`a",
                "a b",
                "größer"
            })
    void anyOtherIsQuotedAndReadAsTheSame(String text) throws DocumentException {
        String yaml = YamlWriter.write(Map.of("a", text));
        assertThat(yaml).isEqualTo("a: \"%s\"\n".formatted(text));
        assertThat(YamlDocument.read(yaml, "f")).isEqualTo(ConfigNode.of(Map.of("a", text), "f:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\"b\\c', 'a: \"a\\\"b\\\\c\"'",
        "'a\nb', 'a: \"a\\nb\"'",
        "'a\u0007b', 'a: \"a\\ab\"'",
        "'${HOME}', 'a: \"^${HOME}\"'",
        "'^${HOME}', 'a: \"^^${HOME}\"'",
    })
    void whatCouldNotStandInAFileIsEscaped(String text, String yaml) {
        assertThat(YamlWriter.write(Map.of("a", text))).isEqualTo(yaml + "\n");
    }

    @Test
    void onlyWeReadATextWithoutVariables() {
        assertThat(YamlWriter.text(List.of("${HOME}", 1, true))).isEqualTo("- \"${HOME}\"\n- 1\n- true\n");
    }

    @Test
    void aLineIsReadAsTheSame() throws DocumentException {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", "b, {c}: \"d\"\ne");
        value.put("f", List.of("g", 1));
        assertThat(YamlWriter.line(value)).isEqualTo("{a: \"b, {c}: \\\"d\\\"\\ne\", f: [g, 1]}");
        assertThat(YamlDocument.read(YamlWriter.line(value), "f")).isEqualTo(ConfigNode.of(value, "f:1"));
        assertThat(YamlWriter.line(Map.of())).isEqualTo("{}");
    }

    @Test
    void aDocumentKeepsItsOrderAndSaysNothingTwiceByReference() {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("on", "${A}");
        shared.put("items", List.of("${B}", 2, false));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("z", shared);
        document.put("a", shared);
        document.put("none", List.of());
        document.put("empty", Map.of());
        assertThat(YamlWriter.write(document)).isEqualTo("""
            z:
              "on": "^${A}"
              items:
              - "^${B}"
              - 2
              - false
            a:
              "on": "^${A}"
              items:
              - "^${B}"
              - 2
              - false
            none: []
            empty: {}
            """);
    }

    @Test
    void aLongTextStaysOnItsLine() {
        String text = "a b ".repeat(500);
        assertThat(YamlWriter.write(Map.of("a", text))).isEqualTo("a: \"%s\"\n".formatted(text));
    }
}
