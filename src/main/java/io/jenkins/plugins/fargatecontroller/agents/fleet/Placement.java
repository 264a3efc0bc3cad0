// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;

/**
 * Where tasks run.
 *
 * @param platformVersion of Fargate, such as {@code LATEST}
 */
public record Placement(List<CapacityShare> capacity, Network network, String platformVersion, boolean executeCommand) {

    /** Names that differ in their last letters only have hashes that are close to each other. */
    private static final int SPREAD = 0x9E3779B9;

    public Placement {
        capacity = List.copyOf(capacity);
    }

    /** Whether any of the tasks may be interrupted. */
    public boolean spot() {
        return capacity.stream().anyMatch(CapacityShare::spot);
    }

    /**
     * The same for one agent, with one capacity provider. ECS weighs the tasks of one call against each other, and each
     * agent has a call of its own, which would always get the heaviest; so they are drawn here.
     *
     * @param agent its name, which is the lot: the same name gives the same provider
     */
    public Placement drawn(String agent) {
        int total = capacity.stream().mapToInt(CapacityShare::weight).sum();
        if (capacity.size() < 2 || total < 1) {
            return this;
        }
        int lot = Math.floorMod((agent.hashCode() * SPREAD) >>> Short.SIZE, total);
        for (CapacityShare share : capacity) {
            lot -= share.weight();
            if (lot < 0) {
                return new Placement(List.of(share), network, platformVersion, executeCommand);
            }
        }
        return this;
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
