// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopReasonsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Task failed to start", "not found", "access denied", "i/o timeout"})
    void aSentenceThatSaysTooLittleTellsOfNoKind(String sentence) {
        assertThat(StopReasons.kind(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CANNOTPULLCONTAINERERROR: MANIFEST UNKNOWN                                | IMAGE_MISSING",
                "cannotpullcontainererror: something new                                  | IMAGE_FAILED",
                "pull access denied for team/agent, repository does not exist              | IMAGE_DENIED",
                "CannotPullContainerError: toomanyrequests: not found                      | IMAGE_RATE_LIMITED",
                "ResourceInitializationError: something new                                | INITIALIZATION",
                "ResourceInitializationError: unable to pull secrets: access denied: i/o timeout | SECRET_DENIED",
                "CannotStartContainerError: exec format error                              | IMAGE_PLATFORM",
                "Rate exceeded                                                             | THROTTLED",
            })
    void ofSeveralKindsTheOneThatSaysMostCountsInWhateverLetters(String sentence, FailureKind kind) {
        assertThat(StopReasons.kind(sentence)).contains(kind);
    }

    @Test
    void aSentenceMayHaveSeveralLines() {
        assertThat(StopReasons.kind("CannotPullContainerError:\nref pull has been retried\nmanifest unknown"))
                .contains(FailureKind.IMAGE_MISSING);
    }
}
