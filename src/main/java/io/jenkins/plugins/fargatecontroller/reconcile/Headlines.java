// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Problem;
import io.jenkins.plugins.fargatecontroller.reconcile.Headline.State;
import java.util.List;

/** Puts the state into one line. */
final class Headlines {

    static final Headline ASLEEP = new Headline(
            State.ASLEEP,
            "This Jenkins does not run on Fargate: ECS_CONTAINER_METADATA_URI_V4 is not set. The plugin does nothing.");

    static final Headline DISCOVERING = new Headline(State.DISCOVERING, "The first discovery is running.");

    private Headlines() {}

    static Headline of(List<Problem> problems, List<Change> pending) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String also = warnings == 0 ? "" : " There " + count(warnings, "is %d warning.", "are %d warnings.");
        if (errors > 0) {
            return new Headline(
                    State.PROBLEMS, count(errors, "%d problem needs a person.", "%d problems need a person.") + also);
        }
        return pending.isEmpty()
                ? new Headline(State.IN_SYNC, "Jenkins is as planned." + also)
                : new Headline(
                        State.CHANGES_PENDING,
                        count(pending.size(), "%d change is pending.", "%d changes are pending.") + also);
    }

    private static String count(long number, String one, String many) {
        return (number == 1 ? one : many).formatted(number);
    }
}
