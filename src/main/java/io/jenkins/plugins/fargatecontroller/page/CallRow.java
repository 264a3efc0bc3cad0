// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.util.List;

/**
 * One call of a discovery.
 *
 * @param outcome such as {@code ok}, with the message if there is one
 * @param failed whether it was denied or failed
 * @param bar where it lies in its discovery
 */
public record CallRow(String operation, String outcome, boolean failed, Bar bar) {

    /** The whole width of the bars. */
    private static final long WIDTH = 1000;

    /**
     * A call's place in time.
     *
     * @param took in words
     * @param left thousandths of the discovery before it
     * @param width thousandths of the discovery that it took; never invisible
     */
    public record Bar(String took, long left, long width) {}

    static List<CallRow> of(Trace trace) {
        return trace.calls().stream().map(call -> of(call, trace.took())).toList();
    }

    static CallRow of(Trace.Call call, Duration whole) {
        Trace.StatusCode kind = call.outcome().kind();
        String word =
                switch (kind) {
                    case OK -> "ok";
                    case ABSENT -> "not there";
                    case DENIED -> "denied";
                    case FAILED -> "failed";
                };
        String message = call.outcome().message();
        String outcome = message.isEmpty() ? word : word + ": " + message;
        return new CallRow(call.operation(), outcome, kind.isUnanswered(), bar(call.span(), whole));
    }

    private static Bar bar(Trace.Span span, Duration whole) {
        long nanos = Math.max(1, whole.toNanos());
        long width = Math.max(WIDTH / 100, Math.min(WIDTH, span.took().toNanos() * WIDTH / nanos));
        long left = Math.min(WIDTH - width, span.start().toNanos() * WIDTH / nanos);
        return new Bar(DurationText.of(span.took()), Math.max(0, left), width);
    }
}
