// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import java.util.List;
import java.util.Optional;

/**
 * Whether a template asks for capacity that its cluster has. ECS would refuse each of its agents.
 *
 * @param cluster the cloud's; empty if ECS was not asked about it, because somebody named another, or did not answer
 */
record CapacityCheck(Optional<Cluster> cluster) {

    Optional<Problem> problem(Template template, Location place) {
        return cluster.flatMap(known -> template.settings().value(UseKeys.CAPACITY, List.of()).stream()
                .map(CapacityShare::provider)
                .filter(provider -> !known.capacityProviders().contains(provider))
                .findFirst()
                .map(provider -> Problem.error(
                        place,
                        "the cluster '%s' of the cloud '%s' has no capacity provider %s"
                                .formatted(known.name(), template.id().cloud(), provider),
                        remedy(known, provider))));
    }

    private static String remedy(Cluster cluster, String provider) {
        return "Add %s to the capacity providers of the cluster, or ask for what it has: %s"
                .formatted(provider, String.join(", ", cluster.capacityProviders()));
    }
}
