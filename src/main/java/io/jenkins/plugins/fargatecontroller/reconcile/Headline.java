// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/**
 * The state in one line.
 *
 * @param sentence what that means here, with a full stop
 */
public record Headline(State state, String sentence) {

    /** The states, the most urgent first. */
    public enum State {
        /** The controller does not run on Fargate; the plugin does nothing. */
        ASLEEP,
        /** The first discovery has not ended yet. */
        DISCOVERING,
        /** Something needs a person. */
        PROBLEMS,
        /** Jenkins is not as planned yet. */
        CHANGES_PENDING,
        /** Jenkins is as planned. */
        IN_SYNC
    }
}
