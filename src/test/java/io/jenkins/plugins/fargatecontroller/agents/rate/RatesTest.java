// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void runTaskIsCalledTwentyTimesASecond() {
        Rates rates = new Rates(NOW);
        Instant now = NOW;
        int[] launches = new int[4];
        while (now.isBefore(NOW.plusSeconds(4))) {
            Duration wait = rates.launch(false, now);
            launches[(int) Duration.between(NOW, now).toSeconds()] += wait.isZero() ? 1 : 0;
            now = now.plus(wait);
        }
        assertThat(launches[0]).isBetween(39, 40);
        assertThat(launches[1]).isBetween(19, 21);
        assertThat(launches[3]).isBetween(19, 21);
    }

    @Test
    void launchesOfEachKindHaveABurst() {
        TokenBucket bucket = new TokenBucket(100, 20, NOW);
        int taken = 0;
        while (bucket.wait(NOW).isZero()) {
            bucket.take(NOW);
            taken++;
        }
        assertThat(taken).isEqualTo(100);
        assertThat(bucket.wait(NOW)).isEqualTo(Duration.ofMillis(50));
        assertThat(bucket.wait(NOW.plusMillis(49))).isEqualTo(Duration.ofMillis(1));
        assertThat(bucket.wait(NOW.plusMillis(50))).isZero();
        bucket.take(NOW.plusMillis(50));
        assertThat(bucket.wait(NOW.minusSeconds(60))).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void registrationsAreOneASecond() {
        Rates rates = new Rates(NOW);
        assertThat(rates.registration(NOW)).isZero();
        assertThat(rates.registration(NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rates.registration(NOW.plusSeconds(1))).isZero();
    }

    @Test
    void throttlingStopsAllCallsForLongerEachTime() {
        Rates rates = new Rates(NOW);
        rates.throttled(NOW);
        rates.throttled(NOW); // of a call that was on its way as well
        assertThat(rates.launch(true, NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rates.launch(true, NOW.plusSeconds(1))).isZero();
        rates.throttled(NOW.plusSeconds(1));
        assertThat(rates.registration(NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        rates.answered();
        rates.throttled(NOW.plusSeconds(9));
        assertThat(rates.launch(false, NOW.plusSeconds(9))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void thereIsALongestStop() {
        Rates rates = new Rates(NOW);
        Instant now = NOW;
        for (int i = 0; i < 10; i++) {
            rates.throttled(now);
            now = now.plus(rates.launch(false, now));
        }
        rates.throttled(now);
        assertThat(rates.launch(false, now)).isEqualTo(Duration.ofSeconds(32));
    }
}
