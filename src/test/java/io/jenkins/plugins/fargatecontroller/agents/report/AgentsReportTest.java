// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.cost.Prices;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentsReportTest {

    private final DayBook day = new DayBook();

    @Test
    void anAgentIsThereWithItsTaskItsAgeAndWhatAnHourCosts() {
        AgentsView view = new AgentsView(Reports.of(
                day,
                Map.of(),
                Reports.row(0, EngineStatus.State.BUSY, Optional.of("arn:aws:ecs:eu-central-1:1:task/agents/abc")),
                Reports.row(1, EngineStatus.State.STARTING, Optional.empty())));
        AgentsView.Row busy = view.agents().get(0);
        assertThat(busy.age()).isEqualTo("2 min");
        assertThat(busy.cost()).as("half a vCPU and a GiB in eu-central-1").isEqualTo("$0.0284");
        assertThat(busy.agent().place().taskId()).isEqualTo("abc");
        assertThat(busy.agent().place().provider()).isEqualTo("FARGATE");
        AgentsView.Row starting = view.agents().get(1);
        assertThat(starting.agent().place().provider()).isEqualTo("FARGATE_SPOT");
        assertThat(starting.cost()).as("no Spot price is known there").isEqualTo("at most $0.0284");
        assertThat(view.hourly()).isEqualTo("at most $0.0568");
        assertThat(view.hourlyByTemplate()).containsOnlyKeys("fargate-cloud/build", "fargate-cloud-spot/build");
        assertThat(view.planned()).isEqualTo(2);
    }

    @Test
    void aSpotCloudSaysThatOnDemandCapacityServes() {
        assertThat(Reports.of(day, Map.of()).spot())
                .containsExactly(new AgentsReport.SpotRow("fargate-cloud-spot", Optional.empty()));
        SpotState fallen = SpotState.normal().fallBack(Reports.NOW, Duration.ofMinutes(15));
        AgentsReport.SpotRow row =
                Reports.of(day, Map.of("fargate-cloud-spot", fallen)).spot().get(0);
        assertThat(row.onDemand()).isTrue();
        assertThat(row.until()).contains(Reports.NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whatIsKeptReadyIsPriced() {
        Spare always = new Spare(3, List.of(), ZoneId.of("UTC"));
        Spare never = new Spare(
                1,
                List.of(new Spare.Window(
                        Set.of(Reports.NOW
                                .atZone(ZoneId.of("UTC"))
                                .getDayOfWeek()
                                .plus(3)),
                        LocalTime.NOON,
                        LocalTime.MAX)),
                ZoneId.of("UTC"));
        AgentTemplate usual = Fleets.template("build", UseRules.usual().withSpare(always), "build");
        AgentTemplate seldom = Fleets.template("deploy", UseRules.usual().withSpare(never), "deploy");
        Placement mix = new Placement(
                List.of(CapacityShare.onDemand(), CapacityShare.interruptible()),
                usual.placement().network(),
                "LATEST",
                false);
        AgentTemplate mixed =
                new AgentTemplate(seldom.id(), Set.of(), seldom.source(), seldom.shape(), mix, seldom.rules());
        Fleet fleet = Fleets.of(usual, mixed, Fleets.template("none", "none"));
        AgentsReport report = AgentsReport.of(
                new EngineStatus(List.of(), 0, Map.of()),
                day.summary(Reports.NOW),
                new Costs(fleet, Prices.builtIn()),
                Reports.NOW);
        assertThat(new AgentsView(report).spare())
                .as("half a vCPU and a GiB in eu-central-1")
                .containsExactly(
                        "fargate-cloud/build keeps 3 idle agents ready, which costs $0.0852 an hour",
                        "fargate-cloud/deploy keeps an idle agent ready by its schedule, but not now, which costs at"
                                + " most $0.0284 an hour");
        assertThat(String.valueOf(ReportJson.tree(report).get("spare")))
                .startsWith("[{cloud=fargate-cloud, template=build, agents=3, now=3, hourly={");
    }

    @Test
    void theDayIsInWordsAndInFigures() {
        day.add(Happening.NOT_STARTED, Reports.NOW);
        day.add(Happening.ORPHAN_STOPPED, Reports.NOW);
        day.waited(Duration.ofSeconds(7), Reports.NOW);
        AgentsReport report = Reports.of(day, Map.of());
        AgentsView view = new AgentsView(report);
        assertThat(view.failed()).isEqualTo(1);
        assertThat(view.orphans()).isEqualTo(1);
        assertThat(view.started()).isZero();
        assertThat(view.waits()).isEqualTo("one build waited 7 s");
        assertThat(ReportJson.tree(report).get("day"))
                .isEqualTo(Map.of(
                        "launched", 0,
                        "connected", 0,
                        "notStarted", 1,
                        "interrupted", 0,
                        "lost", 0,
                        "fallback", 0,
                        "orphanStopped", 1,
                        "registered", 0,
                        "waits",
                                Map.of(
                                        "count",
                                        1,
                                        "medianMillis",
                                        7000L,
                                        "ninetyMillis",
                                        7000L,
                                        "ninetyNineMillis",
                                        7000L)));
    }
}
