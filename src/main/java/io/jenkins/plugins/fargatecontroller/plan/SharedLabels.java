// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels that several templates have: Jenkins takes the first cloud's first template, and never the others. */
final class SharedLabels {

    private final Map<String, Template> owners = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SharedLabels() {}

    static List<Problem> of(List<Cloud> clouds) {
        SharedLabels labels = new SharedLabels();
        clouds.forEach(cloud -> cloud.templates().forEach(labels::add));
        return labels.problems;
    }

    private void add(Template template) {
        for (String label : Labels.split(template.settings().value(TemplateKeys.LABEL, ""))) {
            Template owner = owners.putIfAbsent(label, template);
            if (owner != null) {
                problems.add(problem(template, label, owner));
            }
        }
    }

    private static Problem problem(Template template, String label, Template owner) {
        String where =
                template.settings().find(TemplateKeys.LABEL).map(Setting::where).orElse("");
        return Problem.warning(
                new Location(TemplateKeys.TEMPLATES.entry(template.name()).field(TemplateKeys.LABEL), where),
                "the label '%s' of %s belongs to %s too, which is always used for it"
                        .formatted(label, template.id(), owner.id()),
                "Give one of the two another label");
    }
}
