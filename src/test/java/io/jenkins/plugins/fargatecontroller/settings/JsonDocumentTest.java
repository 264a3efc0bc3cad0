// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON as people and machines really write it. */
class JsonDocumentTest {

    private static final String SECRET = "hunter2";

    @Test
    void jsonOfOneLineIsCalledByItsNameAndOfSeveralByLine() throws DocumentException {
        assertThat(JsonDocument.read(" {\"a\": [1.50, true, null]} \n", "/p"))
                .isEqualTo(new ConfigNode.Mapping(
                        Map.of(
                                "a",
                                new ConfigNode.Sequence(
                                        List.of(
                                                new ConfigNode.Scalar("1.50", "/p"),
                                                new ConfigNode.Scalar("true", "/p"),
                                                new ConfigNode.Empty("/p")),
                                        "/p")),
                        "/p"));
        assertThat(JsonDocument.read("{\n\"a\": \"x\"}", "/p"))
                .isEqualTo(new ConfigNode.Mapping(Map.of("a", new ConfigNode.Scalar("x", "/p, line 2")), "/p, line 1"));
    }

    static Stream<Arguments> wrongJson() {
        return Stream.of(
                Arguments.of("", "/p", "not valid JSON: the text is empty"),
                Arguments.of(SECRET, "/p", "not valid JSON: unexpected text near line 1, column 1"),
                Arguments.of("{\"a\": hunter2}", "/p", "not valid JSON: unexpected text near line 1"),
                Arguments.of("{\n\"a\": 'hunter2'}", "/p, line 2", "not valid JSON: unexpected text near line 2"),
                Arguments.of("{\"a\": \"hunter2", "/p", "not valid JSON: the text ends too early"),
                Arguments.of("{\"a\": 1,\n \"a\": \"hunter2\"}", "/p, line 2", "the key 'a' appears twice"),
                Arguments.of("{} \"hunter2\"", "/p", "not valid JSON: something follows the document"),
                Arguments.of("{}, hunter2", "/p", "not valid JSON: unexpected text"),
                Arguments.of("[".repeat(51), "/p", "not valid JSON: the text is nested too deeply"),
                Arguments.of("[".repeat(200_000), "/p", "not valid JSON: the text is nested too deeply"),
                Arguments.of("{\"a\": " + "9".repeat(2000) + "}", "/p", "or a value is too long"));
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @MethodSource("wrongJson")
    void wrongJsonIsRefusedWithItsPlaceAndWithoutItsText(String json, String where, String message) {
        refused(() -> JsonDocument.read(json, "/p"), where, message);
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
