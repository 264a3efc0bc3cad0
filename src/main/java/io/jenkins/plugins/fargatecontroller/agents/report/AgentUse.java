// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.failure.InWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a build used of an agent.
 *
 * @param text a clause
 * @param cost from the launch to the end of the build; empty if no price is known for the region
 */
public record AgentUse(String text, Optional<Cost> cost) {

    /** What an agent whose build ends now was used for. */
    public static AgentUse of(EngineStatus.Row agent, Costs costs, Instant now) {
        Duration time = Duration.between(agent.created(), now);
        Optional<Cost> cost = costs.of(new Costs.Running(agent.agent(), agent.provider()), time);
        String provider = agent.provider().map(name -> ", " + name).orElse("");
        return new AgentUse(
                "agent %s (template %s%s) was there for %s and cost %s"
                        .formatted(
                                agent.name(),
                                agent.template(),
                                provider,
                                InWords.of(time),
                                cost.map(Cost::toString).orElse("an unknown amount: no price of its region is known")),
                cost);
    }
}
