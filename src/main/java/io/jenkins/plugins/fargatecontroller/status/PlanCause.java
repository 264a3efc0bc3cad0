// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.time.Instant;

/**
 * What changed the plan.
 *
 * @param by the user who did it, as Jenkins knows them; empty where nobody in Jenkins did
 * @param at when it was done, or found
 */
public record PlanCause(Source source, String by, Instant at) {

    public PlanCause {
        by = Redacted.of(by);
    }

    /** What a plan is made from. */
    public enum Source {
        /** Overrides, saved on the page or by a script. */
        OVERRIDES("the overrides"),
        /** Overrides, loaded from Configuration as Code. */
        JCASC("Configuration as Code"),
        PARAMETER_STORE("the parameter store"),
        /** Everything else that AWS says. */
        DISCOVERED("what was discovered");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Without the time, such as {@code the overrides, by alice}. */
    @Override
    public String toString() {
        return source + (by.isEmpty() ? "" : ", by " + by);
    }
}
