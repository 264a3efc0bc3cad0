// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Map;

/** Plans as tests want them. */
public final class Plans {

    private Plans() {}

    /**
     * The plan of an environment.
     *
     * @param overrides YAML
     */
    public static Plan plan(Environment environment, String overrides) {
        return Planner.plan(environment, OverridesReader.read(overrides, "overrides.yaml"));
    }

    /** The cloud of this name, which has to be there. */
    public static Cloud cloud(Plan plan, String name) {
        List<Cloud> found = plan.clouds().stream()
                .filter(cloud -> cloud.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError(name + " is not planned: " + plan.problems());
        }
        return found.get(0);
    }

    /** A template {@code x} of the Spot cloud with nothing but what somebody wrote of it in {@code o.yaml}. */
    static Template template(String yaml) {
        try {
            Location place = Location.of(TemplateKeys.TEMPLATES.entry("x"));
            Parsed<Settings> read = TemplateKeys.SCHEMA.read(
                    (ConfigNode.Mapping) YamlDocument.read("{" + yaml + "}", "o.yaml"),
                    place,
                    SettingSource.override(Notation.YAML));
            if (!read.problems().isEmpty()) {
                throw new AssertionError(read.problems());
            }
            return new Template(new TemplateId(CloudNames.SPOT, "x"), read.value(), Map.of());
        } catch (DocumentException e) {
            throw new AssertionError(e);
        }
    }

    /** Where a key of it stands. */
    static Location place(Template template, Key<?> key) {
        return new Location(
                TemplateKeys.TEMPLATES.entry(template.name()).field(key),
                template.settings().find(key).map(Setting::where).orElse(""));
    }
}
