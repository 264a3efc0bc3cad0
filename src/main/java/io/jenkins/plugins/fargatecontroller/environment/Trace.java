// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Every call of one discovery.
 *
 * @param calls ordered by their start
 * @param took the whole discovery's duration
 */
public record Trace(List<Call> calls, Duration took) {

    public Trace {
        calls = calls.stream()
                .sorted(Comparator.comparing((Call call) -> call.span().start()).thenComparing(Call::operation))
                .toList();
    }

    /** The number of calls in the longest chain of calls that wait for each other; 0 without any call. */
    public int depth() {
        return calls.stream().mapToInt(Call::depth).max().orElse(0);
    }

    /**
     * One call. A listing is one call, however many pages it has.
     *
     * @param operation the action as IAM policies name it, such as {@code ecs:DescribeTasks}, or {@code metadata:task}
     * @param depth the call's place in its chain: 1 for the metadata, which wait for nothing
     */
    public record Call(String operation, int depth, Span span, Answer outcome) {}

    /**
     * When a call ran.
     *
     * @param start counted from the start of the discovery
     */
    public record Span(Duration start, Duration took) {}

    /**
     * How a call ended.
     *
     * @param message empty if there is nothing to say; never a parameter's value
     * @param pages the number of answers it took; 0 if there was none
     */
    public record Answer(StatusCode kind, String message, int pages) {
        public Answer {
            message = Redacted.of(message);
        }
    }

    /** How a call can end. */
    public enum StatusCode {
        OK,
        /** The call worked, and what it asked for does not exist. */
        ABSENT,
        DENIED,
        FAILED;

        /** Whether the call brought no answer, so that what it asked for may be there or not. */
        public boolean isUnanswered() {
            return this == DENIED || this == FAILED;
        }
    }
}
