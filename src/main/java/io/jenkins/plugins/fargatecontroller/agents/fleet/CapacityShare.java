// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** One entry of a capacity provider strategy. */
public record CapacityShare(String provider, int weight, int base) {

    public static final String FARGATE = "FARGATE";
    public static final String FARGATE_SPOT = "FARGATE_SPOT";

    public static CapacityShare onDemand() {
        return new CapacityShare(FARGATE, 1, 0);
    }

    public static CapacityShare interruptible() {
        return new CapacityShare(FARGATE_SPOT, 1, 0);
    }

    public boolean spot() {
        return provider.equals(FARGATE_SPOT);
    }
}
