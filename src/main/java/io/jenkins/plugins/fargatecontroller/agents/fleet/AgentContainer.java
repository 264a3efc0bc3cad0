// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container that the agent runs in.
 *
 * @param workFolder the agent's root folder
 * @param secrets the ARN of a secret or parameter, by variable
 * @param repositoryCredentials the ARN of the secret with the registry's user and password
 */
public record AgentContainer(
        String image,
        String workFolder,
        Map<String, String> secrets,
        Optional<String> repositoryCredentials,
        Optional<LogTarget> log,
        ContainerOptions options) {

    public AgentContainer {
        secrets = Map.copyOf(secrets);
    }

    AgentContainer withImage(String other) {
        return new AgentContainer(other, workFolder, secrets, repositoryCredentials, log, options);
    }

    /** An image and nothing else. */
    public static AgentContainer of(String image) {
        return new AgentContainer(
                image, "/home/jenkins/agent", Map.of(), Optional.empty(), Optional.empty(), ContainerOptions.none());
    }

    /** A CloudWatch log group. */
    public record LogTarget(String group, String region, String prefix) {}

    /**
     * What few need.
     *
     * @param entrypoint in place of the image's own; empty for that of the image
     */
    public record ContainerOptions(
            List<String> entrypoint, Optional<String> user, boolean initProcess, List<Ulimit> ulimits) {

        public ContainerOptions {
            entrypoint = List.copyOf(entrypoint);
            ulimits = List.copyOf(ulimits);
        }

        public static ContainerOptions none() {
            return new ContainerOptions(List.of(), Optional.empty(), false, List.of());
        }
    }

    /** A limit of the processes, such as {@code nofile}. */
    public record Ulimit(String name, int soft, int hard) {}
}
