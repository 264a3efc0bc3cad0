// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which revisions are no longer needed.
 *
 * @param keep how many families that no template uses are kept, so that a change can be taken back without another
 *     registration; ECS does not tell when one was last used, so that these are any
 */
public record OldRevisions(int keep) {

    /**
     * The revisions to deregister.
     *
     * @param found the active revisions by family, newest first, of this controller's families
     * @param used the families of the templates as they are, and of the agents that run
     */
    public List<String> surplus(Map<String, List<String>> found, Set<String> used) {
        Stream<String> older =
                found.values().stream().flatMap(revisions -> revisions.stream().skip(1));
        Stream<String> whole = found.entrySet().stream()
                .filter(family -> !used.contains(family.getKey()))
                .skip(keep)
                .flatMap(family -> family.getValue().stream());
        return Stream.concat(older, whole).distinct().toList();
    }
}
