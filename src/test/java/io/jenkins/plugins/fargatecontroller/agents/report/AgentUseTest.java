// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentUseTest {

    @Test
    void aBuildIsToldWhatItsAgentCost() {
        AgentUse use =
                AgentUse.of(Reports.row(1, EngineStatus.State.BUSY, Optional.empty()), Reports.COSTS, Reports.NOW);
        assertThat(use.text())
                .isEqualTo("agent build-x1 (template fargate-cloud-spot/build) was there for 2 min and cost at most"
                        + " $0.0007");
        assertThat(use.cost()).isPresent();
    }

    @Test
    void theProviderIsSaidOnceEcsHasToldIt() {
        EngineStatus.Row row = Reports.row(0, EngineStatus.State.BUSY, Optional.empty());
        EngineStatus.Row told =
                new EngineStatus.Row(row.agent(), row.state(), row.task(), Optional.of("FARGATE"), row.job());
        assertThat(AgentUse.of(told, Reports.COSTS, Reports.NOW).text())
                .isEqualTo("agent build-x0 (template fargate-cloud/build, FARGATE) was there for 2 min and cost"
                        + " $0.0007");
    }

    @Test
    void whereNoPriceIsKnownThatIsSaid() {
        AgentTemplate build = Fleets.template("build", "build");
        Route mars = new Route("arn:aws:ecs:mars-1:123456789012:cluster/agents", build.placement());
        Agent agent = new LaunchPlan("jenkins")
                .agent(
                        new LaunchPlan.Order(
                                Reports.FLEET.clouds().get(0), build, Optional.empty(), mars, "definition:1", "x"),
                        Reports.NOW);
        EngineStatus.Row row = new EngineStatus.Row(
                agent, EngineStatus.State.BUSY, Optional.empty(), Optional.empty(), Optional.empty());
        AgentUse use = AgentUse.of(row, Reports.COSTS, Reports.NOW);
        assertThat(use.text())
                .isEqualTo("agent build-x (template fargate-cloud/build) was there for 0 s and cost an unknown"
                        + " amount: no price of its region is known");
        assertThat(use.cost()).isEmpty();
    }
}
