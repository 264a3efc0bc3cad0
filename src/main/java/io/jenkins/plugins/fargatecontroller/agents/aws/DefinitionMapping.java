// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.ContainerOptions;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.LogTarget;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerDependency;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfigIAM;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Ulimit;
import software.amazon.awssdk.services.ecs.model.Volume;

/** A task definition for the SDK, made from its content. */
final class DefinitionMapping {

    /** Fargate wants a size in the definition; each task overrides it. */
    private static final String CPU = "256";

    private static final String MEMORY = "512";

    private DefinitionMapping() {}

    static RegisterTaskDefinitionRequest request(Registration registration) {
        Content content = registration.content();
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder()
                .family(registration.family())
                .networkMode(NetworkMode.AWSVPC)
                .requiresCompatibilities(Compatibility.FARGATE)
                .cpu(CPU)
                .memory(MEMORY)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(content.platform().architecture())
                        .operatingSystemFamily(content.platform().system())
                        .build())
                .containerDefinitions(Stream.concat(
                                Stream.of(agent(content)),
                                content.sidecars().stream().map(side -> sidecar(side, content)))
                        .toList())
                .volumes(volumes(content.volumes()))
                .tags(RunTaskMapping.tags(registration.tags()));
        content.executionRole().ifPresent(request::executionRoleArn);
        return request.build();
    }

    private static ContainerDefinition agent(Content content) {
        AgentContainer agent = content.agent();
        ContainerOptions options = agent.options();
        ContainerDefinition.Builder container = ContainerDefinition.builder()
                .name(Content.AGENT)
                .image(agent.image())
                .essential(true)
                .secrets(secrets(agent.secrets()))
                .mountPoints(mounts(content.volumes()))
                .ulimits(ulimits(options))
                .dependsOn(content.sidecars().stream()
                        .map(DefinitionMapping::dependency)
                        .toList());
        agent.log().ifPresent(log -> container.logConfiguration(log(log)));
        agent.repositoryCredentials()
                .ifPresent(secret -> container.repositoryCredentials(login -> login.credentialsParameter(secret)));
        options.user().ifPresent(container::user);
        if (!options.entrypoint().isEmpty()) {
            container.entryPoint(options.entrypoint());
        }
        if (options.initProcess()) {
            container.linuxParameters(linux -> linux.initProcessEnabled(true));
        }
        return container.build();
    }

    private static List<Secret> secrets(Map<String, String> secrets) {
        return new TreeMap<>(secrets)
                .entrySet().stream()
                        .map(secret -> Secret.builder()
                                .name(secret.getKey())
                                .valueFrom(secret.getValue())
                                .build())
                        .toList();
    }

    private static List<Ulimit> ulimits(ContainerOptions options) {
        return options.ulimits().stream()
                .map(limit -> Ulimit.builder()
                        .name(limit.name())
                        .softLimit(limit.soft())
                        .hardLimit(limit.hard())
                        .build())
                .toList();
    }

    private static LogConfiguration log(LogTarget log) {
        return LogConfiguration.builder()
                .logDriver(LogDriver.AWSLOGS)
                .options(Map.of(
                        "awslogs-group", log.group(),
                        "awslogs-region", log.region(),
                        "awslogs-stream-prefix", log.prefix()))
                .build();
    }

    private static ContainerDependency dependency(Sidecar sidecar) {
        return ContainerDependency.builder()
                .containerName(sidecar.name())
                .condition(sidecar.health().isEmpty() ? ContainerCondition.START : ContainerCondition.HEALTHY)
                .build();
    }

    private static ContainerDefinition sidecar(Sidecar sidecar, Content content) {
        ContainerDefinition.Builder container = ContainerDefinition.builder()
                .name(sidecar.name())
                .image(sidecar.image())
                .essential(false)
                .environment(RunTaskMapping.pairs(sidecar.environment()))
                .portMappings(sidecar.ports().stream()
                        .map(port -> PortMapping.builder().containerPort(port).build())
                        .toList());
        content.agent().log().ifPresent(log -> container.logConfiguration(log(log)));
        if (!sidecar.health().isEmpty()) {
            container.healthCheck(check -> check.command(sidecar.health()));
        }
        return container.build();
    }

    private static List<Volume> volumes(List<EfsVolume> volumes) {
        return IntStream.range(0, volumes.size())
                .mapToObj(i -> Volume.builder()
                        .name(name(i))
                        .efsVolumeConfiguration(efs(volumes.get(i)))
                        .build())
                .toList();
    }

    private static EFSVolumeConfiguration efs(EfsVolume volume) {
        EFSVolumeConfiguration.Builder efs = EFSVolumeConfiguration.builder()
                .fileSystemId(volume.fileSystem())
                .transitEncryption(EFSTransitEncryption.ENABLED);
        Optional<String> accessPoint = volume.accessPoint();
        accessPoint.ifPresent(point ->
                efs.authorizationConfig(access -> access.accessPointId(point).iam(EFSAuthorizationConfigIAM.ENABLED)));
        return efs.build();
    }

    private static List<MountPoint> mounts(List<EfsVolume> volumes) {
        return IntStream.range(0, volumes.size())
                .mapToObj(i -> MountPoint.builder()
                        .sourceVolume(name(i))
                        .containerPath(volumes.get(i).path())
                        .build())
                .toList();
    }

    private static String name(int number) {
        return "efs-" + number;
    }
}
