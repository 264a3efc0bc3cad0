// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;
import java.util.Optional;

/**
 * The content of a task definition. Two templates of the same content share one revision; cpu, memory, disk, task role and
 * environment are no part of it, for a task may override them.
 *
 * @param executionRole ARN; ECS wants it in the definition wherever there are secrets or a log group
 */
public record Content(
        AgentContainer agent,
        List<Sidecar> sidecars,
        List<EfsVolume> volumes,
        Platform platform,
        Optional<String> executionRole)
        implements TaskSource {

    /** The name of the agent's container in each definition of ours. */
    public static final String AGENT = "agent";

    public Content {
        sidecars = List.copyOf(sidecars);
        volumes = List.copyOf(volumes);
    }

    @Override
    public String container() {
        return AGENT;
    }

    public Content withImage(String image) {
        return new Content(agent.withImage(image), sidecars, volumes, platform, executionRole);
    }
}
