// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final List<Difference> MEMORY = List.of(new Difference("memory", "2048", "1024"));
    private static final Change CHANGE = new Change(Change.Action.CHANGE, "template a", MEMORY);
    private static final PlanCause ALICE =
            new PlanCause(PlanCause.Source.OVERRIDES, "alice", Instant.parse("2026-01-02T03:04:05Z"));

    @ParameterizedTest
    @CsvSource({"ADD, add x", "CHANGE, change x", "REMOVE, remove x", "SET, set x"})
    void itIsSaidInAFewWords(Change.Action action, String text) {
        assertThat(new Change(action, "x", List.of())).hasToString(text);
    }

    @Test
    void unlessMoreIsKnownThePlanIsWhy() {
        assertThat(CHANGE.why()).isEqualTo(Change.Reason.PLAN);
        assertThat(CHANGE.reason()).isEqualTo("the plan has changed");
        assertThat(CHANGE.because(ALICE).reason()).isEqualTo("the plan has changed: the overrides, by alice");
        assertThat(CHANGE.because(ALICE).cause()).contains(ALICE);
    }

    @Test
    void driftHasNoCauseInThePlan() {
        Change drift = CHANGE.because(ALICE).because(Change.Reason.DRIFT);
        assertThat(drift.reason()).isEqualTo("somebody changed it in Jenkins");
        assertThat(drift.cause()).isEmpty();
        assertThat(drift.differences()).isEqualTo(MEMORY);
    }

    @Test
    void aNamedOneHasNoValues() {
        assertThat(CHANGE.because(ALICE).named())
                .isEqualTo(new Change(Change.Action.CHANGE, "template a", List.of()).because(ALICE));
    }

    @Test
    void itsTargetCanBeLogged() {
        assertThat(new Change(Change.Action.ADD, "user a\u001b[2J\nb", List.of()).target())
                .isEqualTo("user a [2J b");
    }

    @Test
    void nobodyChangesItFromOutside() {
        List<Difference> differences = new ArrayList<>(MEMORY);
        Change change = new Change(Change.Action.CHANGE, "template a", differences);
        differences.clear();
        assertThat(change).isEqualTo(CHANGE);
    }
}
