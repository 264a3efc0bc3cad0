// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An agent as it is kept with its node. The node is saved before RunTask is called: whatever happens then, the same
 * request can be made again, and is answered with the same task.
 *
 * @param name the node's name
 * @param job the full name of the job that it was started for; empty for a spare one
 * @param serves whether it also serves builds that name no label
 */
public record Agent(
        String name,
        TemplateId template,
        Set<String> labels,
        RunRequest request,
        Instant created,
        Optional<String> job,
        boolean serves) {

    public Agent {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
    }

    public boolean spot() {
        return request.placement().spot();
    }
}
