// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {

    @ParameterizedTest
    @CsvSource({
        "-5000, 0 s",
        "0, 0 s",
        "1, 1 s",
        "1000, 1 s",
        "1001, 2 s",
        "59000, 59 s",
        "59001, 1 min",
        "60000, 1 min",
        "60001, 2 min",
        "3540000, 59 min",
        "3541000, 1 h",
        "3600000, 1 h",
        "3660000, 1 h 1 min",
        "7200000, 2 h",
        "90000000, 25 h",
    })
    void aTimeIsRoundedUp(long milliseconds, String words) {
        assertThat(InWords.of(Duration.ofMillis(milliseconds))).isEqualTo(words);
    }
}
