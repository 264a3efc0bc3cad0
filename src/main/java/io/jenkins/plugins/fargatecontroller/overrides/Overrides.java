// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The uppermost layer: what an administrator sets, on the page, in JCasC or in a file.
 *
 * @param controller settings of the controller itself
 * @param clouds settings of clouds, by name
 * @param brokenClouds clouds of which something could not be read, so that nothing may be built from it
 * @param templates in the order of writing
 */
public record Overrides(
        Settings controller, Map<String, Settings> clouds, Set<String> brokenClouds, List<TemplateEntry> templates) {

    public static final Parsed<Overrides> NONE =
            new Parsed<>(new Overrides(Settings.NONE, Map.of(), Set.of(), List.of()), List.of());

    public Overrides {
        clouds = Map.copyOf(clouds);
        brokenClouds = Set.copyOf(brokenClouds);
        templates = List.copyOf(templates);
    }

    public Settings cloud(String name) {
        return clouds.getOrDefault(name, Settings.NONE);
    }
}
