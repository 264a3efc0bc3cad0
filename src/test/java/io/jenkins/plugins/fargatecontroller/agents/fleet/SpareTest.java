// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The third of August 2026 is a Monday. */
class SpareTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-08-03T05:59:59Z, 0",
        "2026-08-03T06:00:00Z, 2",
        "2026-08-03T15:59:59Z, 2",
        "2026-08-03T16:00:00Z, 0",
        "2026-08-04T08:00:00Z, 0",
    })
    void agentsAreReadyWithinAWindowOfItsZone(Instant now, int ready) {
        assertThat(spare(DayOfWeek.MONDAY, "08:00", "18:00").at(now)).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03T19:59:59Z, 0",
        "2026-08-03T20:00:00Z, 2",
        "2026-08-04T03:59:59Z, 2",
        "2026-08-04T04:00:00Z, 0",
        "2026-08-03T03:00:00Z, 0",
        "2026-08-04T20:00:00Z, 0",
    })
    void aWindowThatEndsBeforeItStartsGoesOnIntoTheNextDay(Instant now, int ready) {
        assertThat(spare(DayOfWeek.MONDAY, "22:00", "06:00").at(now)).isEqualTo(ready);
    }

    @Test
    void withoutWindowsTheyAreAlwaysReady() {
        assertThat(new Spare(3, List.of(), BERLIN).at(Instant.EPOCH)).isEqualTo(3);
        assertThat(Spare.none().at(Instant.EPOCH)).isZero();
    }

    private static Spare spare(DayOfWeek day, String from, String to) {
        var window = new Spare.Window(Set.of(day), LocalTime.parse(from), LocalTime.parse(to));
        var never = new Spare.Window(Set.of(), LocalTime.MIN, LocalTime.MAX);
        return new Spare(2, List.of(never, window), BERLIN);
    }
}
