// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final CapacityShare ON_DEMAND = CapacityShare.onDemand();
    private static final CapacityShare SPOT = CapacityShare.interruptible();

    private final Fleet fleet = Fleets.both();
    private final Costs costs = new Costs(fleet, Prices.builtIn());

    private static Agent agent(CloudSpec cloud, AgentTemplate template) {
        Route route = new Route(cloud.cluster(), template.placement());
        return new LaunchPlan("jenkins")
                .agent(new LaunchPlan.Order(cloud, template, Optional.empty(), route, "definition:1", "x"), NOW);
    }

    private Agent agent(int cloud) {
        CloudSpec spec = fleet.clouds().get(cloud);
        return agent(spec, spec.templates().get(0));
    }

    private static String words(Optional<Cost> cost) {
        return cost.map(Cost::toString).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '',           $0.0284",
        "0, FARGATE,      $0.0284",
        "0, FARGATE_SPOT, at most $0.0284",
        "1, '',           at most $0.0284",
        "1, FARGATE,      $0.0284",
        "1, FARGATE_SPOT, at most $0.0284",
    })
    void anAgentCostsWhatItsProviderDoesOrTheOneThatWasAskedFor(int cloud, String provider, String hour) {
        Costs.Running running =
                new Costs.Running(agent(cloud), Optional.of(provider).filter(name -> !name.isEmpty()));
        assertThat(words(costs.hourly(running))).isEqualTo(hour);
        assertThat(words(costs.of(running, Duration.ofHours(1)))).isEqualTo(hour);
        assertThat(words(costs.of(running, Duration.ofMinutes(30)))).isEqualTo(hour.replace("0284", "0142"));
    }

    @Test
    void aRegionWithoutPricesHasNoCost() {
        CloudSpec mars = new CloudSpec(
                "fargate-cloud",
                "arn:aws:ecs:mars-1:123456789012:cluster/agents",
                Fleets.CONNECTION,
                CloudRules.none(),
                fleet.clouds().get(0).templates());
        assertThat(costs.hourly(new Costs.Running(agent(mars, mars.templates().get(0)), Optional.empty())))
                .isEmpty();
        assertThat(costs.hourly(mars, mars.templates().get(0))).isEmpty();
    }

    private static AgentTemplate template(TaskSource source, CapacityShare... shares) {
        AgentTemplate build = Fleets.template("build", "build").withSource(source);
        Placement placement = new Placement(List.of(shares), build.placement().network(), "LATEST", false);
        return new AgentTemplate(build.id(), build.labels(), source, build.shape(), placement, build.rules());
    }

    private static CloudSpec cloud(AgentTemplate template) {
        return new CloudSpec(
                "fargate-cloud",
                "arn:aws:ecs:us-east-1:123456789012:cluster/agents",
                Fleets.CONNECTION,
                CloudRules.none(),
                List.of(template));
    }

    private static TaskSource source(String kind) {
        Content x86 = Fleets.content("image");
        return switch (kind) {
            case "own" -> new OwnDefinition("mine:7", "main");
            case "arm" ->
                new Content(x86.agent(), List.of(), List.of(), new Platform(Platform.ARM, "LINUX"), Optional.empty());
            default -> x86;
        };
    }

    /** Half a vCPU and a GiB in us-east-1: 0.04048 / 2 + 0.004445 on x86, and a fifth less on ARM. */
    @ParameterizedTest
    @CsvSource({
        "x86, on-demand, $0.0247",
        "arm, on-demand, $0.0198",
        "own, on-demand, $0.0247",
        "x86, spot,      at most $0.0247",
        "x86, mix,       at most $0.0247",
    })
    void anIdleAgentOfATemplateCostsWhatItsCapacityDoes(String kind, String capacity, String hour) {
        CapacityShare[] shares =
                switch (capacity) {
                    case "spot" -> new CapacityShare[] {SPOT};
                    case "mix" -> new CapacityShare[] {ON_DEMAND, SPOT};
                    default -> new CapacityShare[] {ON_DEMAND};
                };
        AgentTemplate template = template(source(kind), shares);
        CloudSpec cloud = cloud(template);
        assertThat(words(costs.hourly(cloud, template))).isEqualTo(hour);
        Costs own = new Costs(new Fleet("jenkins", List.of(cloud)), Prices.builtIn());
        Costs.Running running = new Costs.Running(agent(cloud, template), Optional.empty());
        assertThat(words(own.hourly(running))).isEqualTo(hour);
    }

    @Test
    void anAgentWhoseTemplateIsGoneIsTakenForTheUsualArchitecture() {
        AgentTemplate arm = template(source("arm"), ON_DEMAND);
        Costs without = new Costs(new Fleet("jenkins", List.of()), Prices.builtIn());
        assertThat(words(without.hourly(new Costs.Running(agent(cloud(arm), arm), Optional.empty()))))
                .isEqualTo("$0.0247");
    }
}
