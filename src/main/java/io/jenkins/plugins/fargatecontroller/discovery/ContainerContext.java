// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataEndpoint;
import java.io.IOException;
import java.util.Map;

/**
 * What the container that discovery runs in tells about itself.
 *
 * @param env its environment variables
 */
public record ContainerContext(Map<String, String> env, MetadataEndpoint metadata, MountInfo mountInfo) {

    public ContainerContext {
        env = Map.copyOf(env);
    }

    /** Reads {@code /proc/self/mountinfo}. */
    @FunctionalInterface
    public interface MountInfo {
        String read() throws IOException;
    }
}
