// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import java.util.Optional;

/** Which builds a node may be given. */
final class Taking {

    private Taking() {}

    /**
     * Why it may not be given a build of a job.
     *
     * @param template empty if it is no longer there; its agents serve whom they served
     */
    static Optional<String> refusal(Optional<AgentTemplate> template, Nodes.View node, String job) {
        Optional<String> forbidden = template.filter(
                        found -> !found.rules().folders().allow(job))
                .map(found -> "template %s: only %s may use it, and the job %s is not there"
                        .formatted(found.name(), found.rules().folders(), job));
        return forbidden.or(() -> node.used() ? used(template, node, job) : Optional.empty());
    }

    private static Optional<String> used(Optional<AgentTemplate> template, Nodes.View node, String job) {
        String name = node.agent().name();
        if (template.filter(found -> found.rules().reuse()).isEmpty()) {
            return Optional.of("agent %s has had its one build, and takes no other".formatted(name));
        }
        return node.job()
                .filter(last -> !last.equals(job))
                .map(last -> "agent %s is kept for builds of %s, and takes no others".formatted(name, last));
    }
}
