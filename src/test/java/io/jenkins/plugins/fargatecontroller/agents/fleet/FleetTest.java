// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production          | production/deploy           | true",
                "production          | production/eu/deploy        | true",
                "production          | production                  | true",
                "production          | production-tests/deploy     | false",
                "production          | Production/deploy           | false",
                "production          | team-a/production/deploy    | false",
                "team-a/*            | team-a/tools/build          | true",
                "team-a/*            | team-a/build                | true",
                "team-a/*            | team-a                      | false",
                "team-a/*            | team-ab/build               | false",
                "*/release           | team-b/release/PR-7         | true",
                "*/release           | team-b/build                | false",
                "/production/        | production/deploy           | true",
                "production/deploy   | production/deploy/main      | true",
                "production/deploy   | production/other/PR-1       | false",
                "production/deploy   | production/deploy-docs      | false",
                "/                   | production/deploy           | false"
            })
    void foldersSayWhoMayUseATemplate(String pattern, String job, boolean may) {
        assertThat(new FolderRights(List.of(pattern)).allow(job)).isEqualTo(may);
    }

    @Test
    void withoutFoldersEverybodyMay() {
        assertThat(new FolderRights(List.of()).allow("any/job")).isTrue();
    }

    @Test
    void oneOfSeveralFoldersIsEnough() {
        FolderRights rights = new FolderRights(List.of("production", "team-a/*"));
        assertThat(Stream.of("production/x", "team-a/y", "team-b/z").filter(rights::allow))
                .containsExactly("production/x", "team-a/y");
        assertThat(rights).hasToString("production, team-a/*");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T07:59:59Z, 0", // Wednesday
        "2026-11-25T08:00:00Z, 3",
        "2026-11-25T17:59:59Z, 3",
        "2026-11-25T18:00:00Z, 0",
        "2026-11-28T12:00:00Z, 0" // Saturday
    })
    void spareAgentsFollowTheWeek(String now, int agents) {
        Set<DayOfWeek> week =
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        Spare spare = spare(week, "09:00", "19:00", "Europe/Berlin");
        assertThat(spare.at(Instant.parse(now))).isEqualTo(agents);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59:00Z, 0", // Friday
        "2026-11-27T22:00:00Z, 3",
        "2026-11-28T05:59:00Z, 3",
        "2026-11-28T06:00:00Z, 0",
        "2026-11-28T23:00:00Z, 0"
    })
    void aNightBelongsToTheDayOnWhichItBegins(String now, int agents) {
        assertThat(spare(Set.of(DayOfWeek.FRIDAY), "22:00", "06:00", "UTC").at(Instant.parse(now)))
                .isEqualTo(agents);
    }

    private static Spare spare(Set<DayOfWeek> days, String from, String to, String zone) {
        var window = new Spare.Window(days, LocalTime.parse(from), LocalTime.parse(to));
        return new Spare(3, List.of(window), ZoneId.of(zone));
    }

    @Test
    void aFleetKnowsItsClusters() {
        assertThat(Fleets.both().clusters()).containsExactly(Fleets.ON_DEMAND, Fleets.SPOT);
        assertThat(Fleets.both().clouds().get(0).region()).isEqualTo("eu-central-1");
        assertThat(Clusters.region("agents")).isEmpty();
    }
}
