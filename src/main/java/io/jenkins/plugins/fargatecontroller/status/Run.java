// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One comparison of Jenkins with the plan.
 *
 * @param trace the calls of its discovery; without calls if it used what was known already
 */
public record Run(Trigger trigger, Instant start, Trace trace, Report result) {

    /**
     * How a run ended.
     *
     * @param took the whole run's duration, discovery included
     * @param message one sentence without a full stop
     * @param applied what was changed, in the order in which it was
     */
    public record Report(Duration took, Outcome outcome, String message, List<Change> applied) {
        public Report {
            applied = List.copyOf(applied);
        }
    }

    /** How a run can end. */
    public enum Outcome {
        /** Jenkins was as planned. */
        UNCHANGED,
        /** Jenkins was made as planned. */
        CHANGED,
        /** Jenkins is not as planned, and was left so, as configured. */
        KEPT,
        /** Something could not be done; what Jenkins had before is still there. */
        FAILED
    }
}
