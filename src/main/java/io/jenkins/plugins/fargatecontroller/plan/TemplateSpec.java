// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * What one layer says about a template.
 *
 * @param name the template's name
 * @param settings what could be read; {@link TemplateKeys#CLOUD} is missing where no cloud is named
 * @param place what it is called in problems
 * @param broken whether something in it could not be read, so that nothing may be built from it
 */
record TemplateSpec(String name, Settings settings, Place place, boolean broken) {

    Optional<String> cloud() {
        return settings.value(TemplateKeys.CLOUD);
    }

    /** What it says about the template in one of the clouds that it is for. */
    Settings settingsIn(List<String> clouds, String cloud) {
        boolean second = clouds.size() > 1 && cloud.equals(CloudNames.SPOT);
        return second
                ? settings.with(
                        TemplateKeys.LABEL, settings.find(TemplateKeys.LABEL).map(label -> label.map(Labels::forSpot)))
                : settings;
    }
}
