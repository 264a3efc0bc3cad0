// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineStatusTest {

    private final EngineParts parts = EngineParts.both();

    @ParameterizedTest
    @CsvSource({
        "'',               never,  STARTING",
        "'',               before, OFFLINE",
        "used busy,        before, OFFLINE",
        "online,           before, IDLE",
        "online busy used, before, BUSY",
        "online suspended, before, OFFLINE",
        "online suspended busy used, before, BUSY",
        "online used,      before, ENDING",
        "online busy used, warned, ENDING",
        "'',               nobody, STARTING",
    })
    void anAgentIsInTheStateThatJenkinsAndTheEngineMakeOfIt(String node, String was, EngineStatus.State state) {
        Known known = parts.saved(0, "x");
        if (!was.equals("never")) {
            known.setConnected();
        }
        if (was.equals("warned")) {
            known.setWarned();
        }
        if (was.equals("nobody")) {
            parts.roster.remove(known.name());
        }
        Nodes.View view = EngineParts.view(known.agent(), node, parts.time.instant());
        assertThat(EngineStatus.of(List.of(view), parts.roster, parts.shortages).agents())
                .extracting(EngineStatus.Row::state)
                .containsExactly(state);
    }

    @Test
    void aRowHasTheTaskItsCapacityAndTheJob() {
        Known started = parts.started(1, "x");
        Known saved = parts.saved(0, "y");
        parts.roster.plan(new Planned(new Wanted(parts.template(0), Optional.empty()), "z"));
        SpotState fallen = SpotState.normal().fallBack(parts.time.instant(), Duration.ofMinutes(1));
        parts.shortages.force("fargate-cloud-spot", fallen);
        EngineStatus status = EngineStatus.of(
                List.of(
                        EngineParts.view(started.agent(), "online busy used", parts.time.instant()),
                        EngineParts.view(saved.agent(), "", parts.time.instant())),
                parts.roster,
                parts.shortages);
        assertThat(status)
                .isEqualTo(new EngineStatus(
                        List.of(
                                new EngineStatus.Row(
                                        started.agent(),
                                        EngineStatus.State.BUSY,
                                        Optional.of("arn:task/1"),
                                        Optional.of("FARGATE_SPOT"),
                                        Optional.of("team/last")),
                                new EngineStatus.Row(
                                        saved.agent(),
                                        EngineStatus.State.STARTING,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("team/app"))),
                        1,
                        Map.of("fargate-cloud-spot", fallen)));
    }
}
