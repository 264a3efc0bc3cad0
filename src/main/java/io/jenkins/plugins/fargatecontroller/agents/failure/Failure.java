// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

/**
 * What went wrong, as a clause.
 *
 * @param text names the thing and says what ECS said of it; no capital letter, no full stop
 */
public record Failure(FailureKind kind, String text) {

    public String remedy() {
        return kind.remedy();
    }

    /** The clause, and what helps. */
    public String withRemedy() {
        return text + "; " + remedy();
    }
}
