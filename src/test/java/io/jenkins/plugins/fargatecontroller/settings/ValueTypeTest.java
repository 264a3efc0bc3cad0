// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.fargatecontroller.settings.ValueType.Bounds;
import io.jenkins.plugins.fargatecontroller.settings.ValueType.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {

    private static final ValueType<String> TEXT = ValueType.text(text -> text);
    private static final ValueType<Integer> PERCENT = ValueType.number(-1, 100);
    private static final ValueType<List<String>> LIST = ValueType.list(item -> item.toLowerCase(Locale.ROOT));
    private static final ValueType<List<String>> LIST_OR_NONE = ValueType.listOrNone(UnaryOperator.identity());
    private static final ValueType<Map<String, String>> NAMES = ValueType.names(name -> name.toUpperCase(Locale.ROOT));

    static Stream<Arguments> noText() {
        return Stream.of(
                arguments(new ConfigNode.Empty("f:1"), "has no value"),
                arguments(scalar(""), "has no value"),
                arguments(scalar(" \t\n\u2003"), "has no value"),
                arguments(scalar("\u00A0\u202F"), "has no value"),
                arguments(yaml("[a]"), "must be a single value, not a list"),
                arguments(yaml("{a: b}"), "must be a single value, not a mapping"),
                arguments(scalar("a\u001b[2Jb"), "has an invisible character"),
                arguments(scalar("a\u202eb"), "has an invisible character"),
                arguments(scalar("a\u0000b"), "has an invisible character"),
                arguments(scalar("x".repeat(8193)), "is too long; expected at most 8192 characters"));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("noText")
    void whatIsNoSingleVisibleValueIsNoText(ConfigNode node, String message) {
        assertThatThrownBy(() -> TEXT.read(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void aTextIsStrippedAndMayHaveLinesAndEightKilobytes() {
        assertThat(TEXT.read(scalar(" a\tb\nc\n"))).isEqualTo("a\tb\nc");
        assertThat(TEXT.read(scalar("x".repeat(8192)))).hasSize(8192);
        assertThat(TEXT.layout()).isEqualTo(Layout.TEXT);
        assertThat(TEXT.bounds()).isEmpty();
    }

    /** Nobody sees that a text from a web page or a document has them, and no value of ours may have them. */
    @Test
    void aBlankThatBreaksNoLineIsABlank() {
        assertThat(TEXT.read(scalar("\u00A0a\u00A0b\u202F"))).isEqualTo("a b");
        assertThat(ValueType.number(1, 9).read(scalar("5\u00A0"))).isEqualTo(5);
        assertThat(ValueType.list(text -> text).read(scalar("a,\u00A0b"))).containsExactly("a", "b");
    }

    @Test
    void aPatternMatchesTheWholeText() {
        ValueType<String> word = ValueType.matching(Pattern.compile("[a-z]+"), "small letters");
        assertThat(word.read(scalar("abc"))).isEqualTo("abc");
        assertThatThrownBy(() -> word.read(scalar("abc1"))).hasMessage("'abc1' is not valid; expected small letters");
        assertThatThrownBy(() -> word.read(scalar("abc\nabc"))).hasMessageContaining("expected small letters");
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "' 7 ', 7", "100, 100"})
    void aNumberIsWholeAndWithinItsBounds(String text, int value) {
        assertThat(PERCENT.read(scalar(text))).isEqualTo(value);
        assertThat(PERCENT.bounds()).contains(new Bounds(-1, 100));
        assertThat(PERCENT.plain(value)).isEqualTo(value);
        assertThat(ValueType.number(0, Integer.MAX_VALUE).read(scalar("999999999")))
                .isEqualTo(999_999_999);
    }

    @ParameterizedTest
    @CsvSource({
        "-2, is out of range",
        "101, is out of range",
        "2147483648, is out of range",
        "-99999999999999999999, is out of range",
        "007, is not a whole number",
        "+7, is not a whole number",
        "7.0, is not a whole number",
        "1e2, is not a whole number",
        "٣, is not a whole number",
        "1_0, is not a whole number",
    })
    void anotherNumberIsRefused(String text, String flaw) {
        assertThatThrownBy(() -> PERCENT.read(scalar(text)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' %s; expected a whole number from -1 to 100", text, flaw);
    }

    @Test
    void aFlagIsTrueOrFalseHoweverItIsCapitalised() {
        assertThat(ValueType.flag().read(scalar("True"))).isTrue();
        assertThat(ValueType.flag().read(scalar("FALSE"))).isFalse();
        assertThatThrownBy(() -> ValueType.flag().read(scalar("on")))
                .hasMessage("'on' is not valid; expected true or false");
    }

    @Test
    void oneOfAFewWordsIsTakenAsTheyAreWritten() {
        ValueType<String> size = ValueType.oneOf("Small", "Large");
        assertThat(size.read(scalar("LARGE"))).isEqualTo("Large");
        assertThatThrownBy(() -> size.read(scalar("Medium")))
                .hasMessage("'Medium' is not valid; expected one of Small, Large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [A, b, a]   | a,b
        'A ,, b,'   | a,b
        A           | a
        ["b, c"]    | 'b, c'
        """)
    void aListIsAlsoOneTextWithCommas(String yaml, String items) {
        assertThat(String.join(",", LIST.read(yaml(yaml)))).isEqualTo(items);
        assertThat(LIST.plain(List.of("a"))).isEqualTo(List.of("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "' [] '", "','"})
    void anEmptyListMeansNoneOnlyWhereItMay(String yaml) {
        assertThat(LIST_OR_NONE.read(yaml(yaml))).isEmpty();
        assertThatThrownBy(() -> LIST.read(yaml(yaml))).hasMessage("has no value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ~           | has no value
        ''          | has no value
        [a, ~]      | has no value
        [a, '']     | has no value
        [a, [b]]    | must be a single value, not a list
        {a: b}      | must be a single value, not a mapping
        ["a\\eb"]   | has an invisible character
        """)
    void whatIsNoListIsRefusedWhetherOrNotItMayBeEmpty(String yaml, String message) {
        for (ValueType<?> type : List.of(LIST, LIST_OR_NONE)) {
            assertThatThrownBy(() -> type.read(yaml(yaml)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void wordsKeepTheirOrderAndMayBeThereTwice() {
        assertThat(ValueType.words().read(scalar("a \t b\na"))).containsExactly("a", "b", "a");
        assertThat(ValueType.words().read(yaml("[a b, a b]"))).containsExactly("a b", "a b");
        assertThat(ValueType.words().read(yaml("[]"))).isEmpty();
    }

    @Test
    void namesKeepTheirOrderAndAnEmptyValue() {
        assertThat(NAMES.read(yaml("{b: 1, a: '', c: ~, d: ' x '}")))
                .containsExactly(Map.entry("B", "1"), Map.entry("A", ""), Map.entry("D", " x "));
        assertThat(NAMES.read(scalar(" {} "))).isEmpty();
        assertThat(NAMES.read(yaml("{}"))).isEmpty();
        assertThat(NAMES.layout()).isEqualTo(Layout.NAMES);
        assertThat(NAMES.plain(Map.of("A", "b"))).isEqualTo(Map.of("A", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ~               | must be a mapping of names to values
        a               | must be a mapping of names to values
        [a]             | must be a mapping of names to values
        {' ': b}        | has a value without a name
        {a: [b]}        | the value of 'a' must be a text
        {a: {b: c}}     | the value of 'a' must be a text
        {a: "b\\u200b"} | has an invisible character
        """)
    void whatAreNoNamesAreRefused(String yaml, String message) {
        assertThatThrownBy(() -> NAMES.read(yaml(yaml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theValuesOfNamesAreCheckedOnceTheyAreThere() {
        ValueType<Map<String, String>> type = ValueType.names(
                UnaryOperator.identity(), value -> PERCENT.read(scalar(value)).toString());
        assertThat(type.read(yaml("{a: 7, b: ~}"))).containsExactly(Map.entry("a", "7"));
        assertThatThrownBy(() -> type.read(yaml("{a: 101}"))).hasMessageContaining("is out of range");
    }

    @Test
    void aTypeMayBeWrittenInItsOwnWay() {
        ValueType<Integer> minutes = ValueType.written(Layout.YAML, PERCENT, value -> value + "m");
        assertThat(minutes.read(scalar("5"))).isEqualTo(5);
        assertThat(minutes.layout()).isEqualTo(Layout.YAML);
        assertThat(minutes.plain(5)).isEqualTo("5m");
    }

    @Test
    void whatHasNoPlainFormIsWrittenAsItsText() {
        ValueType<Pattern> type = ValueType.text(Pattern::compile);
        assertThat(type.plain(Pattern.compile("a+"))).isEqualTo("a+");
        assertThat(ValueType.flag().plain(true)).isEqualTo(true);
    }

    private static ConfigNode scalar(String text) {
        return new ConfigNode.Scalar(text, "f:1");
    }

    private static ConfigNode yaml(String text) {
        try {
            return YamlDocument.read(text, "f");
        } catch (DocumentException e) {
            throw new IllegalArgumentException("the test's own YAML is wrong", e);
        }
    }
}
