// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which builds the nodes of a template may be given.
 *
 * @param template empty if it is no longer there; then nobody can tell who may use it, so that its agents serve the jobs
 *     that they were started for, or worked for, and no others
 */
record Taking(Optional<AgentTemplate> template) {

    /**
     * Why a node may not be given a build of a job.
     *
     * @param back whether the build asks for this very node, as one does that had it before a restart
     */
    Optional<String> refusal(Nodes.View node, String job, boolean back) {
        Optional<String> forbidden = template.map(
                        found -> found.rules().folders().refusal(found.name(), job))
                .orElseGet(() -> gone(node, job));
        boolean resumes = back && node.job().equals(Optional.of(job));
        return forbidden.or(() -> node.used() && !resumes ? used(node, job) : Optional.empty());
    }

    private static Optional<String> gone(Nodes.View node, String job) {
        boolean known = Stream.of(node.job(), node.agent().job()).anyMatch(Optional.of(job)::equals);
        return known
                ? Optional.empty()
                : Optional.of("the template of agent %s is gone, so that it takes no more builds"
                        .formatted(node.agent().name()));
    }

    private Optional<String> used(Nodes.View node, String job) {
        String name = node.agent().name();
        if (template.filter(found -> found.rules().reuse()).isEmpty()) {
            return Optional.of("agent %s has had its one build, and takes no other".formatted(name));
        }
        return node.job()
                .filter(last -> !last.equals(job))
                .map(last -> "agent %s is kept for builds of %s, and takes no others".formatted(name, last));
    }
}
