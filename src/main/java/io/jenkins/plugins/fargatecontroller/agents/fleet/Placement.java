// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;

/**
 * Where tasks run.
 *
 * @param platformVersion of Fargate, such as {@code LATEST}
 */
public record Placement(List<CapacityShare> capacity, Network network, String platformVersion, boolean executeCommand) {

    public Placement {
        capacity = List.copyOf(capacity);
    }

    /** Whether any of the tasks may be interrupted. */
    public boolean spot() {
        return capacity.stream().anyMatch(CapacityShare::spot);
    }

    public Placement onDemand() {
        return new Placement(List.of(CapacityShare.onDemand()), network, platformVersion, executeCommand);
    }

    /** The network interface of a task. */
    public record Network(List<String> subnets, List<String> securityGroups, boolean publicIp) {
        public Network {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
        }
    }
}
