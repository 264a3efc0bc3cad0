// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildEventTest {

    @ParameterizedTest
    @CsvSource({
        "FAILURE, SUCCESS, FAILURE",
        "UNSTABLE, '', UNSTABLE",
        "ABORTED, FAILURE, ABORTED",
        "NOT_BUILT, '', NOT_BUILT",
        "SUCCESS, FAILURE, FIXED",
        "SUCCESS, UNSTABLE, FIXED",
    })
    void someResultsAreEvents(String result, String before, BuildEvent event) {
        assertThat(BuildEvent.of(result, before)).contains(event);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS",
        "SUCCESS, ABORTED",
        "SUCCESS, NOT_BUILT",
        "SUCCESS, ''",
        "FIXED, FAILURE",
        "OTHER, ''"
    })
    void othersAreNone(String result, String before) {
        assertThat(BuildEvent.of(result, before)).isEmpty();
    }

    @Test
    void theirNamesAreWordsOfAKey() {
        assertThat(BuildEvent.word("not_built")).isEqualTo("NOT_BUILT");
        assertThat(BuildEvent.word("Fixed")).isEqualTo("FIXED");
        assertThatThrownBy(() -> BuildEvent.word("FAILURES"))
                .hasMessage(
                        "'FAILURES' is not a result that can be announced; expected any of FAILURE, UNSTABLE, ABORTED,"
                                + " NOT_BUILT, FIXED");
        assertThatThrownBy(() -> BuildEvent.word("SUCCESS"))
                .hasMessage(
                        "'SUCCESS' is not a result that can be announced; expected any of FAILURE, UNSTABLE, ABORTED,"
                                + " NOT_BUILT, FIXED");
    }
}
