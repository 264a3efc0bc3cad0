// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataDocumentTest {

    private static MetadataDocument parse(String text) {
        try {
            return MetadataDocument.parse(text);
        } catch (CallException e) {
            throw new AssertionError(text, e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                " | answered nothing",
                "<html>busy</html> | did not return JSON (line 1, column 1)",
                "{\"TaskARN\": \"arn: | did not return JSON (line 1, column 18)",
                "{} {} | did not return JSON (line 1, column 4)",
                "{\"a\": 1, \"a\": 2} | did not return JSON (line 1, column 13)",
                "[1, 2] | answered JSON that is not an object",
                "null | answered JSON that is not an object",
                "7 | answered JSON that is not an object",
            })
    void whatIsNoObjectIsToldWithThePlaceWhereItStopsBeingOne(@Nullable String text, String what) {
        assertThatThrownBy(() -> MetadataDocument.parse(text == null ? "" : text))
                .isInstanceOf(CallException.class)
                .hasMessageStartingWith("the task metadata endpoint " + what.replaceFirst("[0-9]+\\)$", ""));
    }

    @Test
    void jsonThatIsTooDeepOrTooLongIsNone() {
        assertThatThrownBy(() -> MetadataDocument.parse("{\"a\":" + "[".repeat(5000)))
                .isInstanceOf(CallException.class)
                .hasMessageStartingWith("the task metadata endpoint did not return JSON");
    }

    @ParameterizedTest
    @CsvSource({"here, text", "blank, ", "number, ", "none, ", "missing, "})
    void aTextIsOneThatIsNotBlank(String field, String text) {
        MetadataDocument document = parse("{\"here\": \"text\", \"blank\": \" \", \"number\": 7, \"none\": null}");
        assertThat(document.text(field)).isEqualTo(Optional.ofNullable(text));
    }

    @Test
    void whatTheRestCannotDoWithoutIsNamed() throws CallException {
        assertThat(parse("{\"a\": \"x\"}").required("a")).isEqualTo("x");
        assertThatThrownBy(() -> parse("{\"a\": \"\"}").required("a"))
                .isInstanceOf(CallException.class)
                .hasMessage("the task metadata endpoint returned no text field a");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "3, 3",
                "\"3\", 3",
                "-3, -3",
                "999999999, 999999999",
                "\"999999999\", 999999999",
                "\"9999999999\", ",
                "99999999999, ",
                "3.5, ",
                "3.0, ",
                "\"latest\", ",
                "\"\", ",
                "\"-3\", ",
                "null, ",
                "[3], ",
            })
    void aNumberIsAWholeOneOrATextThatIsOne(String value, @Nullable Integer number) {
        assertThat(parse("{\"n\": " + value + "}").number("n")).isEqualTo(Optional.ofNullable(number));
        assertThat(parse("{}").number("n")).isEmpty();
    }

    @Test
    void whatIsNotThereHasNoFields() {
        MetadataDocument document = parse("{\"a\": {\"b\": \"x\"}, \"text\": \"x\"}");
        assertThat(document.object("a").text("b")).contains("x");
        assertThat(document.object("text").text("b")).isEmpty();
        assertThat(document.object("missing").object("deeper").text("b")).isEmpty();
    }

    @Test
    void ofAListWhatIsOfAnotherKindIsPassedOver() {
        MetadataDocument document = parse("""
            {"list": [null, 7, {"n": "1"}, "x", {"n": "2"}, "y"], "text": "x", "none": null}\
            """);
        assertThat(document.objects("list"))
                .extracting(one -> one.text("n"))
                .containsExactly(Optional.of("1"), Optional.of("2"));
        assertThat(document.firstText("list")).contains("x");
        assertThat(document.objects("text")).isEmpty();
        assertThat(document.objects("none")).isEmpty();
        assertThat(document.firstText("missing")).isEmpty();
    }
}
