// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void percentilesAreTimesThatWereMeasured() {
        List<Duration> times =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();
        assertThat(Percentiles.of(times))
                .isEqualTo(
                        new Percentiles(100, Duration.ofSeconds(50), Duration.ofSeconds(90), Duration.ofSeconds(99)));
        assertThat(Percentiles.of(List.of(Duration.ofSeconds(7))).ninetyNine()).isEqualTo(Duration.ofSeconds(7));
        assertThat(Percentiles.of(List.of()).median()).isZero();
    }
}
