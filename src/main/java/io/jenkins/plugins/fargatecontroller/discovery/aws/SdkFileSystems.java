// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.FileSystems;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import java.util.Optional;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;

/** Asks Elastic File System with the SDK. */
record SdkFileSystems(Lazy<EfsClient> client) implements FileSystems {

    @Override
    public Optional<FileSystemMode> mode(String fileSystem) throws CallException {
        var answer = SdkCall.ask(
                () -> client.get().describeFileSystems(request -> request.fileSystemId(fileSystem)),
                FileSystemNotFoundException.class);
        Optional<FileSystemDescription> found =
                Checked.list(answer.hasFileSystems(), answer.fileSystems(), "file systems").stream()
                        .findFirst();
        return found.isEmpty() ? Optional.empty() : Optional.of(mode(found.get()));
    }

    private static FileSystemMode mode(FileSystemDescription found) throws CallException {
        return new FileSystemMode(
                Checked.named(found.performanceModeAsString(), "performance mode of the file system"),
                Checked.named(found.throughputModeAsString(), "throughput mode of the file system"),
                Boolean.TRUE.equals(found.encrypted()));
    }
}
