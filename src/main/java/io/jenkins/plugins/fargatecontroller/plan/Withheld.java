// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Set;

/**
 * What is left out of a plan only because of a problem. If Jenkins has it from an earlier plan, it stays as it is: a
 * typing error must not take a working template away.
 *
 * @param clouds names of clouds
 * @param templates templates
 * @param unknownTemplates whether the parameter store could not be read, so that any template may be missing
 */
public record Withheld(Set<String> clouds, Set<TemplateId> templates, boolean unknownTemplates) {

    public static final Withheld NOTHING = new Withheld(Set.of(), Set.of(), false);

    public Withheld {
        clouds = Set.copyOf(clouds);
        templates = Set.copyOf(templates);
    }

    public boolean keeps(String cloud) {
        return clouds.contains(cloud);
    }

    public boolean keeps(TemplateId template) {
        return unknownTemplates || clouds.contains(template.cloud()) || templates.contains(template);
    }
}
