// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A RunTask request, whole: with the token it is saved before the call, so that it can be made again word by word.
 * Only the agent's secret is added when it is made.
 *
 * @param token at most 64 characters
 */
public record RunRequest(
        Target target,
        String token,
        String startedBy,
        Placement placement,
        Overrides overrides,
        Map<String, String> tags) {

    public RunRequest {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    public String cluster() {
        return target.cluster();
    }

    /**
     * What is run, and where.
     *
     * @param definition the ARN of a revision, or somebody's own family
     * @param container the container whose command and environment are overridden
     */
    public record Target(String cluster, String definition, String container) {}

    /**
     * What the task has of its own.
     *
     * @param command with {@link #SECRET} where the secret goes
     */
    public record Overrides(
            io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape shape,
            java.util.Optional<String> executionRole,
            List<String> command) {

        /** Stands for the secret in what is saved. */
        public static final String SECRET = "{secret}";

        public Overrides {
            command = List.copyOf(command);
        }

        /** The command as the agent gets it. */
        public List<String> command(AgentSecret secret) {
            return command.stream()
                    .map(word -> word.equals(SECRET) ? secret.value() : word)
                    .toList();
        }
    }
}
