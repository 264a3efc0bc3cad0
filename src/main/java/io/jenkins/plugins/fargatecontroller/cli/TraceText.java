// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Trace.Call;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.time.Duration;
import java.util.Locale;

/** A trace as a person reads it: what was called, when, for how long, and how it ended. */
final class TraceText {

    private static final int BAR = 30;

    private TraceText() {}

    static String render(Trace trace, Screen screen) {
        if (trace.calls().isEmpty()) {
            return "No call was made.\n";
        }
        Table table = new Table(screen);
        table.row("call", "depth", "took", "when", "outcome");
        trace.calls()
                .forEach(call -> table.row(
                        call.operation(),
                        String.valueOf(call.depth()),
                        millis(call.span().took()),
                        bar(call, trace),
                        outcome(call)));
        return "%s in %s, the longest chain %d\n"
                        .formatted(Sentence.counted(trace.calls().size(), "call"), millis(trace.took()), trace.depth())
                + table.render();
    }

    /** One finished call, for the eye that waits. */
    static String progress(Call call, Screen screen) {
        String start =
                "  %-46s %8s  ".formatted(call.operation(), millis(call.span().took()));
        String indent = " ".repeat(start.length());
        return start + screen.paragraph(indent, outcome(call)).strip();
    }

    private static String outcome(Call call) {
        String kind = call.outcome().kind().name().toLowerCase(Locale.ROOT);
        String pages = call.outcome().pages() > 1 ? ", " + call.outcome().pages() + " pages" : "";
        String message =
                call.outcome().message().isEmpty() ? "" : ": " + call.outcome().message();
        return kind + pages + message;
    }

    /** Where on the way from start to end the call ran. */
    private static String bar(Call call, Trace trace) {
        long whole = Math.max(1, trace.took().toNanos());
        int start = (int) Math.min(BAR - 1, BAR * call.span().start().toNanos() / whole);
        int length =
                (int) Math.max(1, Math.min(BAR - start, BAR * call.span().took().toNanos() / whole));
        return "·".repeat(start) + "█".repeat(length) + "·".repeat(BAR - start - length);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
