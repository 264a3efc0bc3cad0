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
     * What an agent costs in a time; empty if no price is known for its region.
     *
     * @param provider the capacity provider that its task runs on, if known; otherwise the request tells
     */
    public Optional<Cost> of(Agent agent, Optional<String> provider, Duration time) {
        return prices.of(billed(agent, provider, time));
    }

    /** What it costs by the hour. */
    public Optional<Cost> hourly(Agent agent, Optional<String> provider) {
        return prices.hourly(billed(agent, provider, Duration.ofHours(1)));
    }

    private Billed billed(Agent agent, Optional<String> provider, Duration time) {
        boolean spot = provider.map(CapacityShare.FARGATE_SPOT::equals).orElseGet(agent::spot);
        return new Billed(
                Clusters.region(agent.request().cluster()),
                architecture(agent),
                spot,
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
