// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private final RunHistory history = new RunHistory();
    private int runs;

    @Test
    void theNewestIsTheFirst() {
        Run first = add(Trigger.STARTUP, Run.Outcome.CHANGED);
        Run second = add(Trigger.SCHEDULE, Run.Outcome.UNCHANGED);
        assertThat(history.newestFirst()).containsExactly(second, first);
        assertThat(new RunHistory().newestFirst()).isEmpty();
    }

    @Test
    void tenAreKept() {
        Run oldest = add(Trigger.STARTUP, Run.Outcome.CHANGED);
        for (int i = 0; i < 9; i++) {
            add(Trigger.SCHEDULE, Run.Outcome.UNCHANGED);
        }
        assertThat(history.newestFirst()).hasSize(10).contains(oldest);
        Run newest = add(Trigger.SCHEDULE, Run.Outcome.UNCHANGED);
        assertThat(history.newestFirst()).hasSize(10).startsWith(newest).doesNotContain(oldest);
    }

    @Test
    void ofSavesInARowThatChangeNothingTheLastIsKept() {
        Run change = add(Trigger.SAVE, Run.Outcome.CHANGED);
        add(Trigger.SAVE, Run.Outcome.UNCHANGED);
        Run last = add(Trigger.SAVE, Run.Outcome.UNCHANGED);
        assertThat(history.newestFirst()).containsExactly(last, change);
    }

    @Test
    void othersAreNotReplaced() {
        Run idle = add(Trigger.SAVE, Run.Outcome.UNCHANGED);
        Run failed = add(Trigger.SAVE, Run.Outcome.FAILED);
        Run scheduled = add(Trigger.SCHEDULE, Run.Outcome.UNCHANGED);
        Run again = add(Trigger.SAVE, Run.Outcome.UNCHANGED);
        assertThat(history.newestFirst()).containsExactly(again, scheduled, failed, idle);
    }

    @Test
    void whoeverLooksKeepsWhatWasSeen() {
        add(Trigger.STARTUP, Run.Outcome.CHANGED);
        List<Run> seen = history.newestFirst();
        add(Trigger.SCHEDULE, Run.Outcome.UNCHANGED);
        assertThat(seen).hasSize(1);
    }

    private Run add(Trigger trigger, Run.Outcome outcome) {
        Run run = new Run(
                trigger,
                Instant.EPOCH.plusSeconds(runs++),
                new Trace(List.of(), Duration.ZERO),
                new Run.Report(Duration.ZERO, outcome, "", List.of()));
        history.add(run);
        return run;
    }
}
