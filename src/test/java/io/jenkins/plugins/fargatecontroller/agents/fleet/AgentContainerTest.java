// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.ContainerOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentContainerTest {

    @ParameterizedTest
    @CsvSource({
        "example.org/agents/maven:3, example.org/agents/node:22,   true",
        "example.org/agents/maven:3, example.org.evil.net/a:1,     false",
        "example.org/agents/maven:3, evil.net/example.org/maven:3, false",
        "example.org/agents/maven:3, maven:3,                      false",
        "example.org:5000/maven,     example.org:5001/maven,       false",
        "localhost/maven,            localhost/node,               true",
        "mine/maven,                 maven,                        true",
        "mine/maven,                 docker.io/library/maven,      true",
        "mine/maven,                 evil.net/maven,               false"
    })
    void thePasswordOfARegistryIsForItsOwnImages(String image, String other, boolean kept) {
        AgentContainer container = new AgentContainer(
                image,
                "/work",
                Map.of("TOKEN", "arn:token"),
                Optional.of("arn:password"),
                Optional.empty(),
                ContainerOptions.none());
        AgentContainer changed = container.withImage(other);
        assertThat(changed.image()).isEqualTo(other);
        assertThat(changed.secrets()).isEqualTo(container.secrets());
        assertThat(changed.repositoryCredentials().isPresent()).isEqualTo(kept);
    }
}
