// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;

/**
 * A cloud: a cluster, and the templates that may be run in it.
 *
 * @param cluster the cluster's ARN
 * @param templates in the order in which they are asked for an agent
 */
public record CloudSpec(
        String name, String cluster, Connection connection, CloudRules rules, List<AgentTemplate> templates) {

    public CloudSpec {
        templates = List.copyOf(templates);
    }

    /** The region of the cluster, from its ARN. */
    public String region() {
        return Clusters.region(cluster);
    }
}
