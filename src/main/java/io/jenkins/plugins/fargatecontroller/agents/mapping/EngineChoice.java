// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.List;

/** Who runs the agents: the plugin amazon-ecs, or the engine of our own. */
public enum EngineChoice {
    AMAZON_ECS,
    FARGATE;

    /**
     * The one that a plan asks for.
     *
     * @param amazonEcs whether amazon-ecs is installed and has loaded
     */
    public static EngineChoice of(Plan plan, boolean amazonEcs) {
        return switch (plan.controller().get(ControllerKeys.ENGINE)) {
            case ControllerKeys.ENGINE_FARGATE -> FARGATE;
            case ControllerKeys.ENGINE_AMAZON_ECS -> AMAZON_ECS;
            default -> amazonEcs ? AMAZON_ECS : FARGATE;
        };
    }

    /** The plan as far as amazon-ecs is concerned: without clouds where our own engine runs them, so that its own go. */
    public Plan forAmazonEcs(Plan plan) {
        return this == AMAZON_ECS
                ? plan
                : new Plan(
                        List.of(),
                        plan.controller(),
                        plan.jobs(),
                        new Plan.Verdict(plan.asleep(), plan.problems(), Withheld.NOTHING));
    }
}
