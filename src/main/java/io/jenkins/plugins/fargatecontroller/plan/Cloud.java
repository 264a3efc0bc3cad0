// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * An ECS cloud as planned.
 *
 * @param region the region of its cluster
 * @param templates ordered by name
 * @param disabled the templates that somebody switched off in this cloud, by name, and where
 */
public record Cloud(
        String name, String region, Settings settings, List<Template> templates, Map<String, Origin> disabled) {

    public Cloud {
        templates = List.copyOf(templates);
        disabled = Map.copyOf(disabled);
    }

    public boolean spot() {
        return name.equals(CloudNames.SPOT);
    }
}
