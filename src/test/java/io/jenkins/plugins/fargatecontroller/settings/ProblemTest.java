// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    private static final Key<Integer> CPU = new Key<>("cpu", ValueType.number(1, 9), "Units.", "1");
    private static final Subject.Entry ENTRY = new Subject.Group("templates").entry("a");

    @Test
    void aProblemIsALineForPeople() {
        Problem problem = Problem.error(new Location(ENTRY.field(CPU), "o.yaml:7"), "is too small", "write 1");
        assertThat(problem.isError()).isTrue();
        assertThat(problem.line()).isEqualTo("templates.a.cpu (o.yaml:7): is too small. Write 1.");
        assertThat(problem).hasToString("ERROR templates.a.cpu (o.yaml:7): is too small. Write 1.");
        assertThat(problem.sentences()).isEqualTo("Is too small. Write 1.");
        assertThat(problem.remedy()).isEqualTo("Write 1");
    }

    @Test
    void aWarningIsNoError() {
        Problem problem = Problem.warning(Location.of(ENTRY), "is odd", "look at it");
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.isError()).isFalse();
        assertThat(problem).hasToString("WARNING templates.a: is odd. Look at it.");
    }

    @Test
    void whatAProblemSaysMayBeLogged() {
        Problem problem = Problem.error(
                new Location(ENTRY, "http://me:hunter2@host/a\u001b[2J"),
                "http://me:hunter2@host/ is not a\nURL",
                "remove http://me:hunter2@host/");
        assertThat(problem.toString())
                .doesNotContain("hunter2", "\u001b", "\n")
                .isEqualTo(
                        "ERROR templates.a (http://…@host/a [2J): http://…@host/ is not a URL. Remove http://…@host/.");
    }

    @Test
    void anExceptionIsItsMessage() {
        assertThat(Problem.error(Location.of(ENTRY), new IllegalStateException("no disk"), "")
                        .message())
                .isEqualTo("no disk");
        assertThat(Problem.error(Location.of(ENTRY), new IllegalStateException(), "")
                        .message())
                .isEqualTo("null");
    }

    @Test
    void aPlaceLeadsToWhatItHolds() {
        Location place = new Location(ENTRY, "o.yaml:6");
        assertThat(place.field(CPU, "o.yaml:7")).isEqualTo(new Location(ENTRY.field(CPU), "o.yaml:7"));
        assertThat(place.named("cpus", "o.yaml:8")).isEqualTo(new Location(ENTRY.named("cpus"), "o.yaml:8"));
        assertThat(place.written()).isTrue();
        assertThat(Location.of(ENTRY).written()).isFalse();
        assertThat(place.field()).isEqualTo("templates.a");
    }

    @Test
    void aLongNameAndALongPlaceAreCut() {
        Location place = new Location(ENTRY.named("n".repeat(1000)), "w".repeat(1000));
        assertThat(place.field()).hasSize(300).endsWith("n…");
        assertThat(place.where()).hasSize(300).endsWith("w…");
        assertThat(new Location(ENTRY, "w".repeat(300)).where()).isEqualTo("w".repeat(300));
    }

    @ParameterizedTest
    @CsvSource({
        "Mount one, Mount one; or set 'cpu' in the overrides",
        "Set 'cpu' to 2, Set 'cpu' to 2",
    })
    void theRemedyOfAnAbsentFactNamesItsKeyOnce(String remedy, String both) {
        assertThat(Problem.orSet(remedy, CPU, "in the overrides")).isEqualTo(both);
        assertThat(Problem.toSet(CPU, "here")).isEqualTo("set 'cpu' here");
    }
}
