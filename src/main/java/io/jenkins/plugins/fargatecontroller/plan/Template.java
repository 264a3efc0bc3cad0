// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Map;

/**
 * An agent template as planned.
 *
 * @param tags the tags of each task that is run from it, see {@link Tags}
 */
public record Template(TemplateId id, Settings settings, Map<String, String> tags) {

    public String name() {
        return id.name();
    }

    public FargateSize size() {
        return new FargateSize(settings.get(TemplateKeys.CPU), settings.get(TemplateKeys.MEMORY));
    }
}
