// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureKindTest {

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void eachKindHasAClauseForARemedy(FailureKind kind) {
        assertThat(kind.remedy()).matches("[a-z].*[^.]");
        assertThat(new Failure(kind, "it broke").withRemedy()).isEqualTo("it broke; " + kind.remedy());
    }

    @Test
    void aBuildThatWantedTooMuchMemoryOrWasStoppedByAPersonIsNotRepeated() {
        assertThat(FailureKind.values())
                .filteredOn(kind -> !kind.worthRepeating())
                .containsExactly(FailureKind.OUT_OF_MEMORY, FailureKind.STOPPED_BY_HAND);
    }
}
