// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Settings;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.List;

/** The plan as long as there is none. */
record NoPlan(boolean asleep) {

    Plan plan() {
        return new Plan(List.of(), Settings.NONE, List.of(), new Plan.Verdict(asleep, List.of(), Withheld.NOTHING));
    }
}
