// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Run;
import java.util.List;

/**
 * What a run leaves behind.
 *
 * @param problems of the plan and of putting it into effect, errors first
 * @param pending how Jenkins still differs from the plan
 * @param failed whether something could not be done
 * @param waiting whether the administrator's password could not be had
 */
record SyncStatus(Plan plan, List<Problem> problems, List<Change> pending, boolean failed, boolean waiting) {

    SyncStatus {
        problems = List.copyOf(problems);
        pending = List.copyOf(pending);
    }

    /** The problems of the administrator's password. */
    List<Problem> ofPassword() {
        return problems.stream().filter(Administrator::ofPassword).toList();
    }

    Run.Outcome of(List<Change> applied) {
        if (failed) {
            return Run.Outcome.FAILED;
        }
        if (!applied.isEmpty()) {
            return Run.Outcome.CHANGED;
        }
        return pending.isEmpty() ? Run.Outcome.UNCHANGED : Run.Outcome.KEPT;
    }

    /** One sentence for people. */
    String message(List<Change> applied) {
        return switch (of(applied)) {
            case FAILED -> "not everything could be applied; see the problems";
            case CHANGED -> applied.size() == 1 ? "1 change" : applied.size() + " changes";
            case KEPT ->
                pending.size() == 1
                        ? "1 difference kept, as configured"
                        : "%d differences kept, as configured".formatted(pending.size());
            case UNCHANGED -> "nothing to change";
        };
    }
}
