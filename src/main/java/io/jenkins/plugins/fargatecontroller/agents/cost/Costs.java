// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Clusters;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import java.time.Duration;
import java.util.Optional;

/** What agents cost. */
public record Costs(Fleet fleet, Prices prices) {

    /**
     * An agent whose task runs.
     *
     * @param provider the capacity provider that it runs on; empty if it is not known, so that the request tells
     */
    public record Running(Agent agent, Optional<String> provider) {

        private boolean spot() {
            return provider.map(CapacityShare.FARGATE_SPOT::equals).orElseGet(agent::spot);
        }
    }

    /** What an agent costs in a time; empty if no price is known for its region. */
    public Optional<Cost> of(Running agent, Duration time) {
        return prices.of(billed(agent, time));
    }

    /** What it costs by the hour. */
    public Optional<Cost> hourly(Running agent) {
        return prices.hourly(billed(agent, Duration.ofHours(1)));
    }

    private Billed billed(Running running, Duration time) {
        Agent agent = running.agent();
        return new Billed(
                Clusters.region(agent.request().cluster()),
                architecture(agent),
                running.spot(),
                agent.request().overrides().shape(),
                time);
    }

    private String architecture(Agent agent) {
        return fleet.template(agent.template())
                .map(template -> template.source())
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .map(content -> content.platform().architecture())
                .orElseGet(() -> Platform.linux().architecture());
    }
}
