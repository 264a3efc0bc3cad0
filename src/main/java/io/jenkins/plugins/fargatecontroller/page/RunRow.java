// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.status.Run;
import java.util.Date;
import java.util.List;

/**
 * One run as the page shows it.
 *
 * @param iso its start in ISO 8601
 * @param trigger why it ran, in words
 * @param took its duration, in words
 * @param result how it ended
 * @param calls of its discovery; none if it used what was known
 */
public record RunRow(String iso, String trigger, String took, ReportRow result, List<CallRow> calls) {

    public RunRow {
        calls = List.copyOf(calls);
    }

    /**
     * How a run ended.
     *
     * @param outcome in a word or two
     * @param message a sentence
     */
    public record ReportRow(String outcome, boolean failed, String message, ChangeRows applied) {}

    /** The start, for the view to print in the reader's time zone. */
    public Date start() {
        return Date.from(java.time.Instant.parse(iso));
    }

    static List<RunRow> of(List<Run> runs) {
        return runs.stream().map(RunRow::of).toList();
    }

    private static RunRow of(Run run) {
        return new RunRow(
                run.start().toString(),
                run.trigger().toString(),
                DurationText.of(run.result().took()),
                result(run.result()),
                CallRow.of(run.trace()));
    }

    private static ReportRow result(Run.Report result) {
        String word =
                switch (result.outcome()) {
                    case UNCHANGED -> "in sync";
                    case CHANGED -> "changed";
                    case KEPT -> "kept";
                    case FAILED -> "failed";
                };
        return new ReportRow(
                word,
                result.outcome() == Run.Outcome.FAILED,
                Sentence.of(result.message()),
                new ChangeRows(ChangeRow.done(result.applied())));
    }
}
