// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.cost.Prices;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports for tests, about agents of {@link Fleets#both}. */
final class Reports {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Fleet FLEET = Fleets.both();
    static final Costs COSTS = new Costs(FLEET, Prices.builtIn());

    private Reports() {}

    /** An agent that was made a minute and a half ago for a build of {@code team/app}. */
    static EngineStatus.Row row(int cloud, EngineStatus.State state, Optional<String> task) {
        CloudSpec spec = FLEET.clouds().get(cloud);
        var template = spec.templates().get(0);
        Agent agent = new LaunchPlan("jenkins")
                .agent(
                        new LaunchPlan.Order(
                                spec,
                                template,
                                Optional.of("team/app"),
                                new Route(spec.cluster(), template.placement()),
                                "jenkins-build:1",
                                "x" + cloud),
                        NOW.minusSeconds(90));
        return new EngineStatus.Row(agent, state, task, Optional.empty(), agent.job());
    }

    /** With two agents that have no node yet. */
    static AgentsReport of(DayBook day, Map<String, SpotState> spot, EngineStatus.Row... rows) {
        return AgentsReport.of(new EngineStatus(List.of(rows), 2, spot), day.summary(NOW), COSTS, NOW);
    }
}
