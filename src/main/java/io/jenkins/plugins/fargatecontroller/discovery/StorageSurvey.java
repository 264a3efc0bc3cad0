// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;

/** Asks for the mode of the file system that JENKINS_HOME lies on. */
final class StorageSurvey {

    static final String FILE_SYSTEMS = "elasticfilesystem:DescribeFileSystems";

    private final FactFuture<HomeVolume> home;
    private final FactFuture<FileSystemMode> mode;

    /** What is to be asked: the file system, and what a policy calls it. */
    private record FileSystem(String id, String resource) {}

    StorageSurvey(CallGraph calls, FileSystems fileSystems, FactFuture<OwnTask> own, FactFuture<HomeVolume> home) {
        this.home = home;
        this.mode = calls.ask(
                home.with(
                        own,
                        (volume, mine) -> volume.then(found -> mine.map(task -> new FileSystem(
                                found.value().fileSystem(),
                                task.task()
                                        .arn()
                                        .sibling(
                                                "elasticfilesystem",
                                                "file-system/" + found.value().fileSystem())
                                        .toString())))),
                PendingCall.one(
                        FILE_SYSTEMS,
                        FileSystem::resource,
                        wanted -> "file system " + wanted.id(),
                        wanted -> fileSystems.mode(wanted.id())));
    }

    Storage facts() throws InterruptedException {
        return new Storage(home.await(), mode.await());
    }
}
