// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentFileTest {

    private static final AgentTemplate BUILD = Fleets.template("build", "build", "maven");
    private static final CloudSpec CLOUD = Fleets.cloud(CloudRules.none(), BUILD);
    private static final Agent AGENT = new LaunchPlan("jenkins")
            .agent(
                    new LaunchPlan.Order(
                            CLOUD,
                            BUILD,
                            Optional.of("job"),
                            new Route(CLOUD.cluster(), BUILD.placement()),
                            "arn:definition:1",
                            "x1"),
                    Instant.parse("2026-11-25T10:00:00.123Z"));

    @Test
    void whatIsSavedIsReadAgainAndHoldsNoSecret() throws IOException {
        String saved = AgentFile.write(AGENT);
        assertThat(AgentFile.read(saved)).isEqualTo(AGENT);
        assertThat(saved).contains("{secret}");
    }

    @Test
    void aFieldThatALaterVersionAddedIsLeftOut() throws IOException {
        String saved = AgentFile.write(AGENT);
        assertThat(AgentFile.read(saved.replaceFirst("\\{", "{\"added\":1,"))).isEqualTo(AGENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"name\": \"x\"}", "<agent/>"})
    void anotherTextIsNoAgent(String text) {
        assertThatThrownBy(() -> AgentFile.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a saved agent: ");
    }

    @Test
    void aWrongFieldIsNamedAndNotQuoted() {
        String saved = AgentFile.write(AGENT)
                .replace("2026-11-25T10:00:00.123Z", "'created' is missing, or not what it should be");
        assertThatThrownBy(() -> AgentFile.read(saved))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'created' is missing, or not what it should be");
    }
}
