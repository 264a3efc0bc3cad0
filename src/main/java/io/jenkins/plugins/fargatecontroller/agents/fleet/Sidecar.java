// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;
import java.util.Map;

/**
 * A container beside the agent's. The agent waits for it: until it is healthy where it has a health check, else until
 * it has started.
 *
 * @param health the command of its health check; empty for none
 */
public record Sidecar(
        String name, String image, Map<String, String> environment, List<Integer> ports, List<String> health) {

    public Sidecar {
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
        health = List.copyOf(health);
    }
}
