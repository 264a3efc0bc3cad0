// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001bb",
                "a\rb",
                "a\u200bb",
                "a\u202eb",
                "a\u2066b",
                "a\u2028b",
                "a\ufeffb",
                "a\ud800b"
            })
    void whatNobodySeesIsFoundAndBecomesABlank(String text) {
        assertThat(Invisible.in(text)).isTrue();
        assertThat(Invisible.cleaned(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "äß", "日本", "\uD83D\uDE00", "a\u00a0b"})
    void whatIsSeenStays(String text) {
        assertThat(Invisible.in(text)).isFalse();
        assertThat(Invisible.cleaned(text)).isEqualTo(text);
    }

    @Test
    void severalLinesAreSeenAndBecomeOne() {
        assertThat(Invisible.in("a\n\tb")).isFalse();
        assertThat(Invisible.cleaned("a\n\tb")).isEqualTo("a  b");
    }

    @ParameterizedTest
    @CsvSource({"'\uFEFF{}', {}", "{}, {}", "'{\uFEFF}', '{\uFEFF}'", "'\uFEFF\uFEFF', '\uFEFF'", "'', ''"})
    void aByteOrderMarkInFrontIsNoneOfTheText(String text, String read) {
        assertThat(Invisible.withoutMark(text)).isEqualTo(read);
    }
}
