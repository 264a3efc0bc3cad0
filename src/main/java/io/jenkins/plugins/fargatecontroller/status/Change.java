// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.util.List;

/**
 * One thing that is to change in Jenkins, or was changed.
 *
 * @param target what is changed, such as {@code cloud fargate-cloud}, {@code template fargate-cloud/build-example},
 *     {@code Jenkins URL}, {@code job Simple job critical task} or {@code user ecsuser}
 */
public record Change(Action kind, String target, List<Difference> differences, Reason why) {

    public Change {
        target = Redacted.of(target);
        differences = List.copyOf(differences);
    }

    /** One that makes Jenkins as the plan has it now. */
    public Change(Action kind, String target, List<Difference> differences) {
        this(kind, target, differences, Reason.PLAN);
    }

    /** The same, for a reason that is known better. */
    public Change because(Reason reason) {
        return new Change(kind, target, differences, reason);
    }

    /** Why Jenkins is not as planned. */
    public enum Reason {
        /** The plan has changed since Jenkins was made as planned last. */
        PLAN("the plan has changed"),
        /** Jenkins was as planned, and somebody changed it there. */
        DRIFT("somebody changed it in Jenkins");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What happens to the target. */
    public enum Action {
        ADD,
        CHANGE,
        REMOVE,
        SET
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ADD -> "add " + target;
            case CHANGE -> "change " + target;
            case REMOVE -> "remove " + target;
            case SET -> "set " + target;
        };
    }
}
