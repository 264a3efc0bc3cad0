// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Clusters;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The costs of agents. */
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

    /** What an idle agent of a template costs by the hour; at most this much where a mix of capacity serves. */
    public Optional<Cost> hourly(CloudSpec cloud, AgentTemplate template) {
        List<CapacityShare> shares = template.placement().capacity();
        boolean spot = shares.stream().allMatch(CapacityShare::spot);
        boolean mixed = !spot && template.placement().spot();
        return prices.hourly(new Billed(
                        cloud.region(), architecture(template.source()), spot, template.shape(), Duration.ofHours(1)))
                .map(cost -> new Cost(cost.amount(), cost.exact() && !mixed));
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
                .map(template -> architecture(template.source()))
                .orElseGet(() -> Platform.linux().architecture());
    }

    private static String architecture(TaskSource source) {
        return source instanceof Content content
                ? content.platform().architecture()
                : Platform.linux().architecture();
    }
}
