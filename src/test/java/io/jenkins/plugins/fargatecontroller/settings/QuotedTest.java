// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a wrong value is shown. */
class QuotedTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        ``                           , ''
        `it's`                       , 'it's'
        `https://me:hunter2@host/`   , 'https://…@host/'
        """)
    void aTextIsInQuotesAndWithoutItsLogin(String text, String quoted) {
        assertThat(Quoted.of(text)).isEqualTo(quoted);
    }

    @Test
    void itStaysOnOneLineThatATerminalCanShow() {
        assertThat(Quoted.of("a\nb\u001b[2J\u202ec")).isEqualTo("'a b [2J c'");
    }

    @Test
    void exactlyEightyCharactersAreShownWhole() {
        assertThat(Quoted.of("y".repeat(80))).isEqualTo("'" + "y".repeat(80) + "'");
        assertThat(Quoted.of("y".repeat(81))).isEqualTo("'" + "y".repeat(79) + "…'");
    }

    /** The end of the login may be what was cut off. */
    @Test
    void ofAVeryLongTextNoLoginIsShown() {
        assertThat(Quoted.of("https://me:" + "p".repeat(3000) + "@host/")).doesNotContain("ppp");
    }
}
