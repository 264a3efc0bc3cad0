// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @ParameterizedTest
    @CsvSource({"x, 72", "ü, 36", "🚀, 18"})
    void bcryptTakesSeventyTwoBytes(String character, int most) {
        assertThat(new Password(character.repeat(most)).flaw()).isEmpty();
        assertThat(new Password(character.repeat(most + 1)).flaw()).isPresent();
    }

    @Test
    void nothingIsNoPassword() {
        assertThat(new Password("").flaw()).contains("it is empty");
        assertThat(new Password(" \n\t").flaw()).contains("it is empty");
        assertThat(new Password("x".repeat(73)).flaw()).contains("it has 73 bytes, and bcrypt takes no more than 72");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
    void theLineBreakAtTheEndOfAFileIsNotPartOfIt(String text) {
        assertThat(new Password(text).flaw()).isEmpty();
        assertThat(new Password(text).reveal()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\n\n", "hunter\n2", "\nhunter2", "{\r\n\"password\": \"hunter2\"\r\n}\r\n"})
    void whatHasSeveralLinesCannotBeTyped(String text) {
        assertThat(new Password(text).flaw()).contains("it has several lines, and the login page has one");
    }

    @Test
    void blanksArePartOfIt() {
        assertThat(new Password(" hunter 2 ").flaw()).isEmpty();
        assertThat(new Password(" hunter 2 ").reveal()).isEqualTo(" hunter 2 ");
    }

    @Test
    void itNeverBecomesTextByAccident() {
        Password password = new Password("hunter2");
        assertThat("" + password).isEqualTo("Password[hidden]");
        assertThat(password.reveal()).isEqualTo("hunter2");
    }
}
