// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import java.util.Optional;

/**
 * The effect of overrides.
 *
 * @param environment empty if nothing was found yet, so that nothing can be planned
 */
public record PlanPreview(Optional<Environment> environment) {

    Optional<Plan> plan(Parsed<Overrides> overrides) {
        return environment.map(found -> Planner.plan(found, overrides));
    }
}
