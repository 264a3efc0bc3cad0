// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Optional;

/** A file system that the agent sees under a path. */
public record EfsVolume(String fileSystem, Optional<String> accessPoint, String path) {}
