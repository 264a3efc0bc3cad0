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

    private static final String HUB = "docker.io";

    public AgentContainer {
        secrets = Map.copyOf(secrets);
    }

    /** With another image. The password of one registry is not for another, which would be sent it. */
    AgentContainer withImage(String other) {
        Optional<String> credentials =
                repositoryCredentials.filter(secret -> registry(other).equals(registry(image)));
        return new AgentContainer(other, workFolder, secrets, credentials, log, options);
    }

    /** Where an image is pulled from: what precedes the first slash, if it looks like a host, else Docker Hub. */
    private static String registry(String image) {
        String host = image.substring(0, Math.max(0, image.indexOf('/')));
        return host.contains(".") || host.contains(":") || host.equals("localhost") ? host : HUB;
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
