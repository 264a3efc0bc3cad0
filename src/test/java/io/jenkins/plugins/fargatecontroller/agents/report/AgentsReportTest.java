// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.cost.Prices;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentsReportTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Fleet FLEET = Fleets.both();
    private static final Costs COSTS = new Costs(FLEET, Prices.builtIn());

    private final DayBook day = new DayBook();

    private static EngineStatus.Row row(int cloud, EngineStatus.State state, Optional<String> task) {
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

    private AgentsReport report(Map<String, SpotState> spot, EngineStatus.Row... rows) {
        return AgentsReport.of(new EngineStatus(List.of(rows), 2, spot), day.summary(NOW), COSTS, NOW);
    }

    @Test
    void anAgentIsThereWithItsTaskItsAgeAndWhatAnHourCosts() {
        AgentsView view = new AgentsView(report(
                Map.of(),
                row(0, EngineStatus.State.BUSY, Optional.of("arn:aws:ecs:eu-central-1:1:task/agents/abc")),
                row(1, EngineStatus.State.STARTING, Optional.empty())));
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
        assertThat(report(Map.of()).spot())
                .containsExactly(new AgentsReport.SpotRow("fargate-cloud-spot", Optional.empty()));
        SpotState fallen = SpotState.normal().fallBack(NOW, Duration.ofMinutes(15));
        AgentsReport.SpotRow row =
                report(Map.of("fargate-cloud-spot", fallen)).spot().get(0);
        assertThat(row.onDemand()).isTrue();
        assertThat(row.until()).contains(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whatIsKeptReadyIsPriced() {
        Spare always = new Spare(3, List.of(), ZoneId.of("UTC"));
        Spare never = new Spare(
                1,
                List.of(new Spare.Window(
                        Set.of(NOW.atZone(ZoneId.of("UTC")).getDayOfWeek().plus(3)), LocalTime.NOON, LocalTime.MAX)),
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
                new EngineStatus(List.of(), 0, Map.of()), day.summary(NOW), new Costs(fleet, Prices.builtIn()), NOW);
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
        day.add(Happening.NOT_STARTED, NOW);
        day.add(Happening.ORPHAN_STOPPED, NOW);
        day.waited(Duration.ofSeconds(7), NOW);
        AgentsReport report = report(Map.of());
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

    @Test
    void theJsonHasWhatThePageHas() {
        Map<String, Object> tree = ReportJson.tree(report(Map.of(), row(0, EngineStatus.State.IDLE, Optional.empty())));
        assertThat(tree.keySet())
                .containsExactly("planned", "running", "hourly", "hourlyByTemplate", "spare", "spot", "day");
        assertThat(String.valueOf(tree.get("running"))).contains("state=idle", "ageMillis=90000", "job=team/app");
    }

    @Test
    void monitoringFindsTheSameFiguresByNamesThatStay() {
        day.add(Happening.NOT_STARTED, NOW);
        day.waited(Duration.ofMillis(7500), NOW);
        SpotState fallen = SpotState.normal().fallBack(NOW, Duration.ofMinutes(15));
        AgentsReport report = report(
                Map.of("fargate-cloud-spot", fallen),
                row(0, EngineStatus.State.BUSY, Optional.empty()),
                row(1, EngineStatus.State.STARTING, Optional.empty()));
        Map<String, Double> found = new TreeMap<>();
        AgentFigures.all().forEach((name, figure) -> found.put(name, figure.applyAsDouble(report)));
        assertThat(found.get("jenkins.fargate-controller.agents.hourly-usd")).isCloseTo(0.0568, within(0.0001));
        assertThat(found.keySet()).allMatch(name -> name.startsWith("jenkins.fargate-controller."));
        assertThat(found)
                .containsEntry("jenkins.fargate-controller.agents.busy", 1.0)
                .containsEntry("jenkins.fargate-controller.agents.starting", 1.0)
                .containsEntry("jenkins.fargate-controller.agents.idle", 0.0)
                .containsEntry("jenkins.fargate-controller.agents.planned", 2.0)
                .containsEntry("jenkins.fargate-controller.spot.on-demand-instead", 1.0)
                .containsEntry("jenkins.fargate-controller.day.not-started", 1.0)
                .containsEntry("jenkins.fargate-controller.day.orphan-stopped", 0.0)
                .containsEntry("jenkins.fargate-controller.day.wait-seconds.median", 7.5)
                .containsEntry("jenkins.fargate-controller.day.wait-seconds.p99", 7.5);
    }

    @Test
    void eachFigureIsInTheHandbook() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root"), "docs/page.md"));
        assertThat(AgentFigures.all().keySet())
                .allSatisfy(
                        name -> assertThat(page).contains("`" + name.replace("jenkins.fargate-controller.", "") + "`"));
    }

    @Test
    void aBuildIsToldWhatItsAgentCost() {
        AgentUse use = AgentUse.of(row(1, EngineStatus.State.BUSY, Optional.empty()), COSTS, NOW);
        assertThat(use.text())
                .isEqualTo("agent build-x1 (template fargate-cloud-spot/build) was there for 2 min and cost at most"
                        + " $0.0007");
        assertThat(use.cost()).isPresent();
    }

    /** Stapler exports no others. */
    private static Stream<Object> plain(Object value) {
        return value instanceof Map<?, ?> map
                ? map.values().stream().flatMap(AgentsReportTest::plain)
                : value instanceof List<?> list ? list.stream().flatMap(AgentsReportTest::plain) : Stream.of(value);
    }

    @Test
    void theJsonIsMadeOfWhatJenkinsExports() {
        SpotState fallen = SpotState.normal().fallBack(NOW, Duration.ofMinutes(15));
        AgentsReport report =
                report(Map.of("fargate-cloud-spot", fallen), row(1, EngineStatus.State.BUSY, Optional.of("arn/task")));
        assertThat(plain(ReportJson.tree(report)))
                .hasOnlyElementsOfTypes(String.class, Integer.class, Long.class, Double.class, Boolean.class);
    }

    @Test
    void whatTheSweepWouldStopIsToldOrWhyItIsNotKnown() {
        assertThat(OrphansView.of(() -> new Sweep.Found(List.of(), 3)).left()).isEqualTo(3);
        OrphansView refused = OrphansView.of(() -> {
            throw CallFailed.conflict("ecs:ListTasks", "not now", List.of());
        });
        assertThat(refused.failure()).isEqualTo("ecs:ListTasks: not now");
        assertThat(refused.tasks()).isEmpty();
    }
}
