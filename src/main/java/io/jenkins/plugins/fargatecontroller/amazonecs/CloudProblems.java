// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;

/** What may stand in the way of a cloud of ours. */
final class CloudProblems {

    private CloudProblems() {}

    static Problem cannotBuild(String cloud, CannotBuild reason) {
        return Problem.error(
                Location.of(CloudKeys.CLOUDS.entry(cloud)),
                "the cloud cannot be made: " + reason.getMessage(),
                reason.remedy());
    }

    static Problem foreignCloud(String cloud) {
        return Problem.error(
                Location.of(CloudKeys.CLOUDS.entry(cloud)),
                "a cloud of this name is there that this plugin did not make, so it is left alone",
                "Rename or remove that cloud, or write 'enabled: false' for this one");
    }

    static Problem foreignTemplate(TemplateId id) {
        return Problem.error(
                Location.of(TemplateKeys.TEMPLATES.entry(id.name())),
                "the cloud '%s' has a template of this name that this plugin did not make, so it is left alone"
                        .formatted(id.cloud()),
                "Rename one of the two");
    }
}
