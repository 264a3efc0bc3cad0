// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.Asked;
import java.util.Map;
import java.util.Optional;

/**
 * What is not to be tried now.
 *
 * @param clouds those with a used-up quota
 * @param templates those whose agents do not start
 * @param asked the same for what builds ask for beside a template
 */
public record Pauses(Map<String, Pause> clouds, Map<TemplateId, Pause> templates, Map<Asked, Pause> asked) {

    public Pauses {
        clouds = Map.copyOf(clouds);
        templates = Map.copyOf(templates);
        asked = Map.copyOf(asked);
    }

    /** Of templates alone. */
    public static Pauses of(Map<TemplateId, Pause> templates) {
        return new Pauses(Map.of(), templates, Map.of());
    }

    /** Why a template is not to be tried as it is; empty if it is. */
    public Optional<Pause> of(TemplateId template) {
        return quota(template).or(() -> Optional.ofNullable(templates.get(template)));
    }

    /**
     * Why it is not to be tried as a build asks for it. A template that fails as it is may start well with another image,
     * and one that starts well may fail with another.
     */
    public Optional<Pause> of(TemplateId template, AgentRequest request) {
        Optional<Asked> beside = request.asked(template);
        return beside.isEmpty() ? of(template) : quota(template).or(() -> beside.map(asked::get));
    }

    private Optional<Pause> quota(TemplateId template) {
        return Optional.ofNullable(clouds.get(template.cloud()));
    }
}
