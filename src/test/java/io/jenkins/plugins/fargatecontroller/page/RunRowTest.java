// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRowTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aRunSaysWhenAndWhyItRanAndForHowLong() {
        RunRow row = row(Run.Outcome.UNCHANGED, List.of());
        assertThat(row.iso()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(row.start()).isEqualTo(Date.from(START));
        assertThat(row.trigger()).isEqualTo("saved configuration");
        assertThat(row.took()).isEqualTo("1.3 s");
        assertThat(row.calls()).extracting(CallRow::operation).containsExactly("ecs:DescribeTasks");
    }

    @ParameterizedTest
    @CsvSource({"UNCHANGED, in sync, false", "CHANGED, changed, false", "KEPT, kept, false", "FAILED, failed, true"})
    void howItEndedIsAWordAndASentence(Run.Outcome outcome, String word, boolean failed) {
        assertThat(row(outcome, List.of()).result())
                .isEqualTo(new RunRow.ReportRow(word, failed, "One cloud is missing.", new ChangeRows(List.of())));
    }

    @Test
    void whatWasAppliedIsTold() {
        List<Difference> memory = List.of(new Difference("memory", "", "1024"));
        Change added = new Change(Change.Action.ADD, "template a", memory);
        Change changed = new Change(Change.Action.CHANGE, "template b", memory);
        assertThat(row(Run.Outcome.CHANGED, List.of(added, changed))
                        .result()
                        .applied()
                        .all())
                .extracting(ChangeRow::target, row -> row.differences().size())
                .containsExactly(tuple("template a", 0), tuple("template b", 1));
    }

    private static RunRow row(Run.Outcome outcome, List<Change> applied) {
        Trace.Call call = new Trace.Call(
                "ecs:DescribeTasks",
                1,
                new Trace.Span(Duration.ZERO, Duration.ofMillis(100)),
                new Trace.Answer(Trace.StatusCode.OK, "", 1));
        return RunRow.of(List.of(new Run(
                        Trigger.SAVE,
                        START,
                        new Trace(List.of(call), Duration.ofMillis(100)),
                        new Run.Report(Duration.ofMillis(1300), outcome, "one cloud is missing", applied))))
                .get(0);
    }
}
