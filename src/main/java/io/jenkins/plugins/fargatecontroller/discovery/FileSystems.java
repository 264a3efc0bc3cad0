// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import java.util.Optional;

/** The calls of discovery to Elastic File System. */
@FunctionalInterface
public interface FileSystems {

    /** {@code elasticfilesystem:DescribeFileSystems} for one file system; empty if there is none with that id. */
    Optional<FileSystemMode> mode(String fileSystem) throws CallException;
}
