// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of agent.
 *
 * @param labels what jobs select it by
 * @param source the task definition, by content or by name
 * @param shape what each task may have otherwise than its task definition
 */
public record AgentTemplate(
        TemplateId id, Set<String> labels, TaskSource source, TaskShape shape, Placement placement, UseRules rules) {

    public AgentTemplate {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
    }

    public String name() {
        return id.name();
    }

    public AgentTemplate withShape(TaskShape other) {
        return new AgentTemplate(id, labels, source, other, placement, rules);
    }

    public AgentTemplate withSource(TaskSource other) {
        return new AgentTemplate(id, labels, other, shape, placement, rules);
    }
}
