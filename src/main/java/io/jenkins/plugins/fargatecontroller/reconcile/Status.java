// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Everything there is to say about the controller at one moment.
 *
 * @param environment what was found last; empty before the first discovery has ended
 * @param plan what Jenkins shall have; its problems are those of the plan and those of putting it into effect
 * @param pending how Jenkins differs from the plan
 * @param runs the last ones, the newest first
 * @param progress of the discovery that runs now, if one does
 */
public record Status(
        Headline headline,
        Optional<Environment> environment,
        Plan plan,
        List<Change> pending,
        List<Run> runs,
        Optional<Progress> progress) {

    public Status {
        pending = List.copyOf(pending);
        runs = List.copyOf(runs);
    }
}
