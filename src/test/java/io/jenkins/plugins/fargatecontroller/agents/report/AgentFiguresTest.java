// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgentFiguresTest {

    private final DayBook day = new DayBook();

    @Test
    void monitoringFindsTheSameFiguresByNamesThatStay() {
        day.add(Happening.NOT_STARTED, Reports.NOW);
        day.waited(Duration.ofMillis(7500), Reports.NOW);
        SpotState fallen = SpotState.normal().fallBack(Reports.NOW, Duration.ofMinutes(15));
        AgentsReport report = Reports.of(
                day,
                Map.of("fargate-cloud-spot", fallen),
                Reports.row(0, EngineStatus.State.BUSY, Optional.empty()),
                Reports.row(1, EngineStatus.State.STARTING, Optional.empty()));
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
    void withoutAgentsAndBuildsEachFigureIsZero() {
        AgentsReport report = AgentsReport.of(
                new EngineStatus(List.of(), 0, Map.of()), day.summary(Reports.NOW), Reports.COSTS, Reports.NOW);
        assertThat(AgentFigures.all().values())
                .extracting(figure -> figure.applyAsDouble(report))
                .containsOnly(0.0);
    }
}
