// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rules of a whole cloud.
 *
 * @param maxAgents how many agents there may be at once, starting ones included; any number if empty
 * @param allowedOverrides the names of the fields that a pipeline's {@code fargate} may set
 * @param fallbackCluster for a Spot cloud, the ARN of the cluster that serves it while Spot is short
 */
public record CloudRules(OptionalInt maxAgents, Set<String> allowedOverrides, Optional<String> fallbackCluster) {

    public CloudRules {
        allowedOverrides = Set.copyOf(allowedOverrides);
    }

    public static CloudRules none() {
        return new CloudRules(OptionalInt.empty(), Set.of(), Optional.empty());
    }
}
