// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;

/**
 * The state in one line.
 *
 * @param sentence what that means here, with a full stop
 */
public record Headline(State state, String sentence) {

    /** There is nothing to do. */
    public static final Headline ASLEEP = new Headline(
            State.ASLEEP,
            "This Jenkins does not run on Fargate: ECS_CONTAINER_METADATA_URI_V4 is not set. The plugin does nothing.");

    /** Nothing is known yet. */
    public static final Headline DISCOVERING = new Headline(State.DISCOVERING, "The first discovery is running.");

    /** Somebody has AWS asked anew. */
    public static final Headline REDISCOVERING =
            new Headline(State.DISCOVERING, "A discovery is running. This page still shows the previous one.");

    /** Something was saved that Jenkins has not been compared with. */
    public static final Headline COMPARING = new Headline(
            State.COMPARING,
            "The new configuration is being compared with Jenkins. This page still shows the previous state.");

    /** The states, the most urgent first. */
    public enum State {
        /** The controller does not run on Fargate; the plugin does nothing. */
        ASLEEP,
        /** The first discovery has not ended yet, or somebody has asked for another one. */
        DISCOVERING,
        /** Something was saved, and Jenkins is compared with it. */
        COMPARING,
        /** Something needs a person. */
        PROBLEMS,
        /** Jenkins is not as planned yet. */
        CHANGES_PENDING,
        /** Jenkins matches the plan. */
        IN_SYNC
    }

    /** What the problems, and else the pending changes, say. */
    public static Headline of(List<Problem> problems, List<Change> pending) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String also = warnings == 0 ? "" : " There " + count(warnings, "is %d warning.", "are %d warnings.");
        if (errors > 0) {
            return new Headline(
                    State.PROBLEMS,
                    count(errors, "%d error must be corrected.", "%d errors must be corrected.") + also);
        }
        return pending.isEmpty()
                ? new Headline(State.IN_SYNC, "Jenkins matches the plan." + also)
                : new Headline(
                        State.CHANGES_PENDING,
                        count(
                                        pending.size(),
                                        "Jenkins differs from the plan in one place.",
                                        "Jenkins differs from the plan in %d places.")
                                + also);
    }

    private static String count(long number, String one, String many) {
        return (number == 1 ? one : many).formatted(number);
    }
}
