// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a text that is no JSON: where a parser stumbles, and nothing that it says. */
class JsonShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"cpu": "hunter2"}      | {"cpu": "xxxxxxx"}
        {"cpu" : "hunter2"}     | {"cpu" : "xxxxxxx"}
        {"cpu": 512}            | {"cpu": 111}
        {"cpu": 1.50e-7}        | {"cpu": 1.10x-1}
        {"a": true, "b": tru}   | {"a": true, "b": tru}
        {"a": trust, "b": nul1} | {"a": truxx, "b": nul1}
        ["hunter2", "b"]        | ["xxxxxxx", "x"]
        {a: hunter2}            | {x: xxxxxx1}
        hunter2                 | xxxxxx1
        {"a": "b                | {"a": "x
        {"a": "b\\"c"}          | {"a": "x\\"x"}
        {"a": "\\u00e9\\n"}     | {"a": "\\u0000\\n"}
        {"a": "\\q"}            | {"a": "\\q"}
        `{"a": "ü🚀"}`          | `{"a": "xxx"}`
        ``                      | ``
        """)
    void onlyTheKeysAndTheMarksStay(String text, String shape) {
        assertThat(JsonShape.of(text)).isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": hunter2}",
                "{\"a\": \"hunter2}",
                "{\"a\": \"hun\nter2\"}",
                "{\"a\": \"hunter2\" \"b\"}",
                "{\"a\": 0123}",
                "{\"a\": tru3}",
                "{\"a\": \"\\x\"}",
                "{\"a\": \"\\u12\"}",
                "{\"a\": [1, 2}",
                "{'a': 1}",
                "{\"a\": NaN}",
                "{\"a\": -}"
            })
    void aParserStumblesOverTheSamePlace(String text) {
        assertThat(stumble(text)).isNotEmpty().isEqualTo(stumble(JsonShape.of(text)));
        assertThat(JsonShape.of(text)).hasSameSizeAs(text).doesNotContain("hunter2");
    }

    @Test
    void aLongTextIsLookedAtOnce() {
        String text = "{\"a\": \"" + "\\\\".repeat(50_000);
        assertThat(JsonShape.of(text)).isEqualTo(text);
        assertThat(JsonShape.of("\"".repeat(99_999))).isEqualTo("\"".repeat(99_999));
    }

    private static String stumble(String text) {
        try {
            new JsonMapper().readTree(text);
            return "";
        } catch (JsonProcessingException e) {
            return "line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        }
    }
}
