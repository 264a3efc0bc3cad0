// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "5, 0, PT5M",
        "5, 1, PT10M",
        "5, 2, PT20M",
        "5, 3, PT40M",
        "5, 4, PT1H",
        "5, 60, PT1H",
        "1, 5, PT32M",
        "1, 6, PT1H",
        "1440, 0, PT24H",
        "1440, 9, PT24H"
    })
    void eachFailureDoublesTheIntervalUpToAnHour(int minutes, int failures, Duration expected) {
        assertThat(new ReconcileInterval(() -> 0.5).next(minutes, failures)).isEqualTo(expected);
    }

    @Test
    void chanceMovesItByATenth() {
        assertThat(new ReconcileInterval(() -> 0.0).next(5, 0)).isEqualTo(Duration.ofSeconds(270));
        assertThat(new ReconcileInterval(() -> 1.0).next(5, 0)).isEqualTo(Duration.ofSeconds(330));
    }
}
