// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The effect of overrides, in one environment.
 *
 * @param environment empty if nothing was found yet, so that nothing can be planned
 * @param made the plan without any override, once somebody has asked for it
 */
public record PlanPreview(Optional<Environment> environment, AtomicReference<Optional<Plan>> made) {

    public PlanPreview(Optional<Environment> environment) {
        this(environment, new AtomicReference<>(Optional.empty()));
    }

    Optional<Plan> plan(Parsed<Overrides> overrides) {
        return environment.map(found -> Planner.plan(found, overrides));
    }

    /** The plan without any override; several parts of the form go by it, and it is made once. */
    Optional<Plan> inherited() {
        return made.updateAndGet(plan -> plan.or(() -> plan(Overrides.NONE)));
    }

    /** The same with none but these templates in the parameter store: what one inherits, no other has a part in. */
    PlanPreview only(Set<String> names) {
        return new PlanPreview(
                environment.map(found -> found.with(parameter -> names.contains(parameter.lastSegment()))));
    }
}
