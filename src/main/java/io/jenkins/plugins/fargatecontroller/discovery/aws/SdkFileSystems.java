// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.FileSystems;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import java.util.Optional;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;

/** Asks Elastic File System with the SDK. */
record SdkFileSystems(Lazy<EfsClient> client) implements FileSystems {

    @Override
    public Optional<FileSystemMode> mode(String fileSystem) throws CallException {
        var answer = SdkCall.ask(
                () -> client.get().describeFileSystems(request -> request.fileSystemId(fileSystem)),
                FileSystemNotFoundException.class);
        return Checked.list(answer.hasFileSystems(), answer.fileSystems(), "file systems").stream()
                .findFirst()
                .map(found -> new FileSystemMode(
                        SdkFields.or(found.performanceModeAsString(), "generalPurpose"),
                        SdkFields.or(found.throughputModeAsString(), "bursting"),
                        Boolean.TRUE.equals(found.encrypted())));
    }
}
