// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.List;

/**
 * An ECS cloud as it shall be.
 *
 * @param region the region of its cluster
 * @param templates ordered by name
 */
public record Cloud(String name, String region, Settings settings, List<Template> templates) {

    public Cloud {
        templates = List.copyOf(templates);
    }

    public boolean spot() {
        return name.equals(CloudNames.SPOT);
    }
}
