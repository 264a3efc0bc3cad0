// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private final DayBook day = new DayBook();

    @Test
    void theJsonHasWhatThePageHas() {
        Map<String, Object> tree =
                ReportJson.tree(Reports.of(day, Map.of(), Reports.row(0, EngineStatus.State.IDLE, Optional.empty())));
        assertThat(tree.keySet())
                .containsExactly("planned", "running", "hourly", "hourlyByTemplate", "spare", "spot", "day");
        assertThat(String.valueOf(tree.get("running"))).contains("state=idle", "ageMillis=90000", "job=team/app");
    }

    @Test
    void theJsonIsMadeOfWhatJenkinsExports() {
        SpotState fallen = SpotState.normal().fallBack(Reports.NOW, Duration.ofMinutes(15));
        AgentsReport report = Reports.of(
                day,
                Map.of("fargate-cloud-spot", fallen),
                Reports.row(1, EngineStatus.State.BUSY, Optional.of("arn/task")));
        assertThat(plain(ReportJson.tree(report)))
                .hasOnlyElementsOfTypes(String.class, Integer.class, Long.class, Double.class, Boolean.class);
    }

    /** Stapler exports no others. */
    private static Stream<Object> plain(Object value) {
        return value instanceof Map<?, ?> map
                ? map.values().stream().flatMap(ReportJsonTest::plain)
                : value instanceof List<?> list ? list.stream().flatMap(ReportJsonTest::plain) : Stream.of(value);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        SpotState fallen = SpotState.normal().fallBack(Reports.NOW, Duration.ofMinutes(15));
        assertThat(ReportJson.tree(Reports.of(day, Map.of())))
                .containsEntry("hourly", Map.of())
                .containsEntry("running", List.of())
                .containsEntry("spot", List.of(Map.of("cloud", "fargate-cloud-spot", "onDemand", false)));
        assertThat(ReportJson.tree(Reports.of(day, Map.of("fargate-cloud-spot", fallen))))
                .containsEntry(
                        "spot",
                        List.of(Map.of(
                                "cloud",
                                "fargate-cloud-spot",
                                "onDemand",
                                true,
                                "until",
                                Reports.NOW.plusSeconds(900).toString())));
    }
}
