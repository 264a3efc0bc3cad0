// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is to change in Jenkins, or was changed.
 *
 * @param target what is changed, such as {@code cloud fargate-cloud}, {@code template fargate-cloud/build-example},
 *     {@code Jenkins URL}, {@code job Simple job critical task} or {@code user ecsuser}
 * @param cause what changed the plan, where that is why and is known
 */
public record Change(Action kind, String target, List<Difference> differences, Reason why, Optional<PlanCause> cause) {

    public Change {
        target = Redacted.of(target);
        differences = List.copyOf(differences);
    }

    /** One that makes Jenkins as the plan has it now. */
    public Change(Action kind, String target, List<Difference> differences) {
        this(kind, target, differences, Reason.PLAN, Optional.empty());
    }

    /** The same, for a reason that is known better. */
    public Change because(Reason reason) {
        return new Change(kind, target, differences, reason, Optional.empty());
    }

    /** The same, because of this change of the plan. */
    public Change because(PlanCause planned) {
        return new Change(kind, target, differences, Reason.PLAN, Optional.of(planned));
    }

    /** The same without its values. */
    public Change named() {
        return new Change(kind, target, List.of(), why, cause);
    }

    /** Why, as a clause without the time. */
    public String reason() {
        return cause.map(planned -> why + ": " + planned).orElse(why.toString());
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
