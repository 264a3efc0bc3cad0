// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The uppermost layer: what an administrator says, on the page, in JCasC or in a file.
 *
 * @param controller settings of the controller itself
 * @param clouds settings of clouds, by name
 * @param brokenClouds clouds of which something could not be read, so that nothing may be built from it
 * @param templates in the order of writing
 */
public record Overrides(
        Settings controller, Map<String, Settings> clouds, Set<String> brokenClouds, List<TemplateSpec> templates) {

    public static final Read<Overrides> NONE =
            new Read<>(new Overrides(Settings.NONE, Map.of(), Set.of(), List.of()), List.of());

    public Overrides {
        clouds = Map.copyOf(clouds);
        brokenClouds = Set.copyOf(brokenClouds);
        templates = List.copyOf(templates);
    }

    Settings cloud(String name) {
        return clouds.getOrDefault(name, Settings.NONE);
    }
}
