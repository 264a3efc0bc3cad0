// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * What one layer says about a template.
 *
 * @param name the template's name
 * @param settings what could be read; {@link TemplateKeys#CLOUD} is missing for both clouds
 * @param place what it is called in problems
 * @param broken whether something in it could not be read, so that nothing may be built from it
 */
record TemplateSpec(String name, Settings settings, Place place, boolean broken) {

    Optional<String> cloud() {
        return settings.value(TemplateKeys.CLOUD);
    }

    /** The templates that this speaks of. */
    List<TemplateId> ids() {
        return cloud().map(List::of).orElse(CloudNames.ALL).stream()
                .map(cloud -> new TemplateId(cloud, name))
                .toList();
    }

    /** What it says about the template in one of its clouds. */
    Settings settingsIn(String cloud) {
        boolean both = cloud().isEmpty();
        return both && cloud.equals(CloudNames.SPOT)
                ? settings.with(
                        TemplateKeys.LABEL, settings.find(TemplateKeys.LABEL).map(label -> label.map(Labels::forSpot)))
                : settings;
    }
}
