// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.EfsVolume;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.LogConfiguration;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.MountPoint;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TcpPort;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/** Reads the SDK's task definition. */
final class SdkTaskDefinition {

    private SdkTaskDefinition() {}

    static Ecs.TaskDefinition of(TaskDefinition definition) throws CallException {
        var volumes = new LinkedHashMap<String, Ecs.Volume>();
        definition.volumes().stream()
                .filter(volume -> volume != null && volume.name() != null)
                .forEach(volume -> volumes.put(
                        volume.name(),
                        new Ecs.Volume(Optional.ofNullable(volume.efsVolumeConfiguration())
                                .filter(efs ->
                                        SdkFields.text(efs.fileSystemId()).isPresent())
                                .map(SdkTaskDefinition::efs))));
        return new Ecs.TaskDefinition(
                SdkFields.arn(definition.taskRoleArn()),
                SdkFields.arn(definition.executionRoleArn()),
                volumes,
                Checked.usable(
                        Checked.list(
                                definition.hasContainerDefinitions(), definition.containerDefinitions(), "containers"),
                        "containers",
                        container -> Checked.text(container.name()).map(name -> container(container))));
    }

    private static EfsVolume efs(EFSVolumeConfiguration efs) {
        var access = Optional.ofNullable(efs.authorizationConfig());
        return new EfsVolume(
                efs.fileSystemId(),
                access.flatMap(config -> SdkFields.text(config.accessPointId())),
                SdkFields.text(efs.transitEncryptionAsString())
                        .filter(word -> !word.equals("DISABLED"))
                        .isPresent());
    }

    private static DefinedContainer container(ContainerDefinition container) {
        List<MountPoint> mounts = container.mountPoints().stream()
                .filter(mount -> mount != null && mount.sourceVolume() != null && mount.containerPath() != null)
                .map(mount -> new MountPoint(mount.sourceVolume(), mount.containerPath()))
                .toList();
        List<TcpPort> ports = container.portMappings().stream()
                .filter(mapping -> mapping != null
                        && mapping.protocol() != TransportProtocol.UDP
                        && Checked.isPort(mapping.containerPort()))
                .map(mapping -> new TcpPort(mapping.containerPort(), SdkFields.text(mapping.name())))
                .toList();
        return new DefinedContainer(container.name(), ports, mounts, log(container));
    }

    private static Optional<LogConfiguration> log(ContainerDefinition container) {
        return Optional.ofNullable(container.logConfiguration())
                .map(log -> new LogConfiguration(
                        SdkFields.or(log.logDriverAsString(), "an unnamed driver"),
                        "awslogs".equals(log.logDriverAsString())
                                ? SdkFields.text(log.options().get("awslogs-group"))
                                : Optional.empty()));
    }
}
