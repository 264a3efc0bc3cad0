// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.Optional;

/**
 * The EFS file system that holds JENKINS_HOME.
 *
 * @param fileSystem its id, {@code fs-…}
 * @param accessPoint its id, {@code fsap-…}, if the volume names one
 * @param transitEncryption whether the mount uses TLS
 * @param mount where the task definition mounts it, and whether the kernel agrees
 */
public record HomeVolume(String fileSystem, Optional<String> accessPoint, boolean transitEncryption, Mount mount) {

    /**
     * Where the volume is mounted.
     *
     * @param path the container path, JENKINS_HOME or a folder above it
     * @param state what {@code /proc/self/mountinfo} says
     */
    public record Mount(String path, MountState state) {}

    /** What the kernel says of the mount. */
    public enum MountState {
        /** An NFS 4 file system is mounted there. */
        MOUNTED,
        /** Something else, or nothing, is mounted there. */
        NOT_MOUNTED,
        /** The kernel's list could not be read. */
        UNKNOWN
    }
}
