// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private static final Instant START = Instant.parse("2026-08-03T10:00:00Z");
    private static final TemplateId ONE = new TemplateId("cloud", "one");
    private static final TemplateId OTHER = new TemplateId("cloud", "other");

    @ParameterizedTest
    @CsvSource({
        "NO_CAPACITY, '30, 60, 120, 240, 480, 600, 600, 600, 600, 600, 600, 600'",
        "PASS_ROLE, '30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 3600'",
    })
    void eachFailureInARowDoublesTheWaitUpToALimit(FailureKind kind, String seconds) {
        List<String> waits = new ArrayList<>();
        BackOff backOff = BackOff.none();
        Instant now = START;
        for (int i = 0; i < 12; i++) {
            backOff = backOff.failed(ONE, new Failure(kind, "why"), now);
            Instant next = backOff.next(now).orElseThrow();
            waits.add(String.valueOf(Duration.between(now, next).toSeconds()));
            now = next;
        }
        assertThat(String.join(", ", waits)).isEqualTo(seconds);
    }

    @Test
    void whatFailsWhileTheTemplateWaitsIsNoFurtherTry() {
        BackOff once = failed(1);
        assertThat(once.failed(ONE, new Failure(FailureKind.PASS_ROLE, "again"), START.plusSeconds(29)))
                .isSameAs(once);
        assertThat(once.failed(ONE, new Failure(FailureKind.PASS_ROLE, "again"), START.plusSeconds(30))
                        .failing())
                .singleElement()
                .satisfies(failing ->
                        assertThat(failing.text()).isEqualTo("its agents do not start: again; tried 2 times"));
    }

    @Test
    void aPauseSaysWhyAndUntilWhenAndHindersNoOther() {
        BackOff once = failed(1);
        assertThat(once.pause(ONE, START.plusSeconds(10)).orElseThrow())
                .startsWith("template one: why; tried once, next try in 20 s; ")
                .endsWith(new Failure(FailureKind.PASS_ROLE, "why").remedy());
        assertThat(once.pause(ONE, START.plusSeconds(30))).isEmpty();
        assertThat(once.pause(OTHER, START)).isEmpty();
        assertThat(once.next(START.plusSeconds(30))).isEmpty();
        assertThat(BackOff.none().next(START)).isEmpty();
    }

    @Test
    void threeTriesWithoutHopeWantAPerson() {
        assertThat(failed(2).hopeless(ONE)).isEmpty();
        assertThat(failed(3).hopeless(ONE)).contains(START.plusSeconds(90));
        assertThat(failed(3).hopeless(OTHER)).isEmpty();
        BackOff passing = failed(2).failed(ONE, new Failure(FailureKind.NO_CAPACITY, "full"), START.plusSeconds(90));
        assertThat(passing.hopeless(ONE)).isEmpty();
        assertThat(passing.failing()).noneMatch(BackOff.Failing::fatal);
        assertThat(failed(1).failing()).allMatch(BackOff.Failing::fatal);
    }

    @Test
    void aSuccessForgetsTheFailuresOfItsTemplate() {
        BackOff both = failed(1).failed(OTHER, new Failure(FailureKind.PASS_ROLE, "why"), START);
        assertThat(both.succeeded(ONE).tries()).containsOnlyKeys(OTHER);
        assertThat(failed(1).succeeded(OTHER)).isEqualTo(failed(1));
        assertThat(failed(1).succeeded(ONE)).isEqualTo(BackOff.none());
    }

    /** So many failures, each as soon as it may be. */
    private static BackOff failed(int times) {
        BackOff backOff = BackOff.none();
        Instant now = START;
        for (int i = 0; i < times; i++) {
            backOff = backOff.failed(ONE, new Failure(FailureKind.PASS_ROLE, "why"), now);
            now = backOff.next(now).orElseThrow();
        }
        return backOff;
    }
}
