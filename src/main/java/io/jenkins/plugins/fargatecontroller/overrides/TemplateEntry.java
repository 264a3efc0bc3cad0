// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Optional;

/**
 * What one layer says about a template.
 *
 * @param name the template's name
 * @param settings what could be read; {@link TemplateKeys#CLOUD} is missing where no cloud is named
 * @param place what it is called in problems
 * @param broken whether something in it could not be read, so that nothing may be built from it
 */
public record TemplateEntry(String name, Settings settings, Location place, boolean broken) {

    public Optional<String> cloud() {
        return settings.value(TemplateKeys.CLOUD);
    }
}
