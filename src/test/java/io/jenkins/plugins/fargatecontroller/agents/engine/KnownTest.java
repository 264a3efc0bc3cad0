// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTest {

    private static final Instant UP = Instant.parse("2026-11-25T10:00:00Z");

    private final EngineParts parts = EngineParts.both();
    private final Known known = new Known(parts.agent(parts.template(0), Optional.empty(), "x"), UP);

    /** The controller came up at zero. */
    @ParameterizedTest
    @CsvSource({
        "'',               0,   0, false",
        "used,           -60, 900, true",
        "online used,     10, 309, true",
        "online used,     10, 310, false",
        "online used,    -60, 299, true",
        "online used,    -60, 300, false",
        "online used done, 10, 20, false",
        "online,          10,  20, false",
        "online busy used, 10, 900, true",
    })
    void anAgentFromBeforeIsAtWorkAsLongAsItsBuildMayComeBackToIt(String node, int since, int now, boolean busy) {
        known.recoveredAt(UP);
        Nodes.View view = EngineParts.view(known.agent(), node, UP.plusSeconds(since));
        assertThat(known.seen(view, UP.plusSeconds(now))).isEqualTo(view.withBusy(busy));
    }

    @Test
    void anAgentThatWasStartedSinceIsAsJenkinsSays() {
        Nodes.View view = EngineParts.view(known.agent(), "used", UP);
        assertThat(known.seen(view, UP)).isEqualTo(view);
    }

    @Test
    void aTaskThatEcsForgotStaysKnownByName() {
        TaskState task = parts.started(0, "y").state().orElseThrow();
        known.seen(task);
        assertThat(known.state()).contains(task);
        known.forgotten();
        assertThat(known.state()).isEmpty();
        assertThat(known.task()).contains(task.ref());
    }

    @Test
    void nobodyWantsItSinceTheFirstTimeUntilSomebodyDoes() {
        known.unwantedAt(UP);
        known.unwantedAt(UP.plusSeconds(9));
        assertThat(known.unwanted()).contains(UP);
        assertThat(known.kept()).isFalse();
        known.wanted();
        assertThat(known.unwanted()).isEmpty();
        assertThat(known.kept()).isTrue();
        known.unwantedAt(UP.plusSeconds(20));
        assertThat(known.unwanted()).contains(UP.plusSeconds(20));
    }
}
