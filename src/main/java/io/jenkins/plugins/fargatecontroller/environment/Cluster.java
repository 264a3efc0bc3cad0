// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * An ECS cluster.
 *
 * @param capacityProviders the providers it offers, such as {@code FARGATE} and {@code FARGATE_SPOT}
 */
public record Cluster(Arn arn, List<String> capacityProviders) {

    public static final String FARGATE_SPOT = "FARGATE_SPOT";

    public Cluster {
        capacityProviders = List.copyOf(capacityProviders);
    }

    @JsonIgnore
    public String name() {
        return arn.name();
    }

    @JsonIgnore
    public boolean offersSpot() {
        return capacityProviders.contains(FARGATE_SPOT);
    }
}
