// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void itNeverBecomesTextByAccident() {
        Password password = new Password("hunter2");
        assertThat("" + password).isEqualTo("Password[hidden]");
        assertThat(password.reveal()).isEqualTo("hunter2");
    }
}
