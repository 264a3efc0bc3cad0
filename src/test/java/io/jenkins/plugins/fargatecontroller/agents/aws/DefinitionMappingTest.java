// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.ContainerOptions;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfigIAM;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;

class DefinitionMappingTest {

    private static final AgentContainer.LogTarget LOG =
            new AgentContainer.LogTarget("/ecs/agents", "eu-central-1", "agent");

    private static AgentContainer agent(Optional<AgentContainer.LogTarget> log, ContainerOptions options) {
        return new AgentContainer(
                "image:1",
                "/work",
                Map.of("B", "arn:secret/b", "A", "arn:secret/a"),
                Optional.of("arn:secret/login"),
                log,
                options);
    }

    private static RegisterTaskDefinitionRequest request(Content content) {
        return DefinitionMapping.request(
                new Registration("eu-central-1", "jenkins-agent-0", content, Map.of("team", "build")));
    }

    private static RegisterTaskDefinitionRequest plain() {
        return request(Fleets.content("image:1"));
    }

    @Test
    void eachDefinitionIsOfFargateWithASizeThatTasksOverride() {
        RegisterTaskDefinitionRequest made = plain();
        assertThat(made.family()).isEqualTo("jenkins-agent-0");
        assertThat(made.networkMode()).isEqualTo(NetworkMode.AWSVPC);
        assertThat(made.requiresCompatibilities()).containsExactly(Compatibility.FARGATE);
        assertThat(made.cpu()).isEqualTo("256");
        assertThat(made.memory()).isEqualTo("512");
        assertThat(made.executionRoleArn()).isEqualTo("arn:aws:iam::123456789012:role/execution");
        assertThat(made.tags()).extracting(tag -> tag.key() + "=" + tag.value()).containsExactly("team=build");
    }

    @Test
    void aContentOfAnImageAloneSaysNothingElse() {
        ContainerDefinition made = plain().containerDefinitions().get(0);
        assertThat(made)
                .isEqualTo(ContainerDefinition.builder()
                        .name("agent")
                        .image("image:1")
                        .essential(true)
                        .secrets(List.of())
                        .mountPoints(List.of())
                        .ulimits(List.of())
                        .dependsOn(List.of())
                        .build());
        assertThat(plain().volumes()).isEmpty();
    }

    @Test
    void theAgentsContainerIsAsItsContentSays() {
        ContainerOptions options = new ContainerOptions(
                List.of("/entry", "-v"), Optional.of("1000:1000"), true, List.of(new Ulimit("nofile", 1024, 4096)));
        Content content = new Content(
                agent(Optional.of(LOG), options),
                List.of(),
                List.of(),
                new Platform(Platform.ARM, Platform.LINUX),
                Optional.empty());
        RegisterTaskDefinitionRequest made = request(content);
        assertThat(made.executionRoleArn()).isNull();
        assertThat(made.runtimePlatform())
                .isEqualTo(RuntimePlatform.builder()
                        .cpuArchitecture("ARM64")
                        .operatingSystemFamily("LINUX")
                        .build());
        ContainerDefinition agent = made.containerDefinitions().get(0);
        assertThat(agent.secrets())
                .extracting(secret -> secret.name() + "=" + secret.valueFrom())
                .containsExactly("A=arn:secret/a", "B=arn:secret/b");
        assertThat(agent.repositoryCredentials().credentialsParameter()).isEqualTo("arn:secret/login");
        assertThat(agent.user()).isEqualTo("1000:1000");
        assertThat(agent.entryPoint()).containsExactly("/entry", "-v");
        assertThat(agent.linuxParameters().initProcessEnabled()).isTrue();
        assertThat(agent.ulimits())
                .extracting(limit -> limit.nameAsString() + " " + limit.softLimit() + " " + limit.hardLimit())
                .containsExactly("nofile 1024 4096");
        assertThat(agent.logConfiguration().logDriverAsString()).isEqualTo("awslogs");
        assertThat(agent.logConfiguration().options())
                .isEqualTo(Map.of(
                        "awslogs-group", "/ecs/agents",
                        "awslogs-region", "eu-central-1",
                        "awslogs-stream-prefix", "agent"));
    }

    @Test
    void theAgentWaitsForItsSidecarsWhichLogWhereItDoes() {
        Sidecar checked = new Sidecar(
                "db", "postgres:16", Map.of("B", "2", "A", "1"), List.of(5432, 5433), List.of("CMD", "pg_isready"));
        Sidecar plain = new Sidecar("cache", "redis:7", Map.of(), List.of(), List.of());
        RegisterTaskDefinitionRequest made = request(new Content(
                agent(Optional.of(LOG), ContainerOptions.none()),
                List.of(checked, plain),
                List.of(),
                Platform.linux(),
                Optional.empty()));
        List<ContainerDefinition> containers = made.containerDefinitions();
        assertThat(containers).extracting(ContainerDefinition::name).containsExactly("agent", "db", "cache");
        assertThat(containers).extracting(ContainerDefinition::essential).containsExactly(true, false, false);
        assertThat(containers.get(0).dependsOn())
                .extracting(wait -> wait.containerName() + " " + wait.conditionAsString())
                .containsExactly("db HEALTHY", "cache START");
        assertThat(containers)
                .allSatisfy(container -> assertThat(container.logConfiguration())
                        .isEqualTo(containers.get(0).logConfiguration()));
        assertThat(containers.get(1).healthCheck().command()).containsExactly("CMD", "pg_isready");
        assertThat(containers.get(1).portMappings())
                .extracting(mapping -> mapping.containerPort())
                .containsExactly(5432, 5433);
        assertThat(containers.get(1).environment())
                .extracting(pair -> pair.name() + "=" + pair.value())
                .containsExactly("A=1", "B=2");
        assertThat(containers.get(2).healthCheck()).isNull();
    }

    @Test
    void aVolumeIsMountedWithTlsAndByItsAccessPointWithTheTasksRole() {
        RegisterTaskDefinitionRequest made = request(new Content(
                AgentContainer.of("image:1"),
                List.of(new Sidecar("cache", "redis:7", Map.of(), List.of(), List.of())),
                List.of(
                        new EfsVolume("fs-1", Optional.of("fsap-1"), "/cache"),
                        new EfsVolume("fs-2", Optional.empty(), "/tools")),
                Platform.linux(),
                Optional.empty()));
        assertThat(made.volumes())
                .allSatisfy(volume -> assertThat(volume.efsVolumeConfiguration().transitEncryption())
                        .isEqualTo(EFSTransitEncryption.ENABLED));
        assertThat(made.volumes())
                .extracting(volume ->
                        volume.name() + " " + volume.efsVolumeConfiguration().fileSystemId())
                .containsExactly("efs-0 fs-1", "efs-1 fs-2");
        var access = made.volumes().get(0).efsVolumeConfiguration().authorizationConfig();
        assertThat(access.accessPointId()).isEqualTo("fsap-1");
        assertThat(access.iam()).isEqualTo(EFSAuthorizationConfigIAM.ENABLED);
        assertThat(made.volumes().get(1).efsVolumeConfiguration().authorizationConfig())
                .isNull();
        assertThat(made.containerDefinitions().get(0).mountPoints())
                .extracting(mount -> mount.sourceVolume() + " " + mount.containerPath())
                .containsExactly("efs-0 /cache", "efs-1 /tools");
        assertThat(made.containerDefinitions().get(1).mountPoints()).isEmpty();
    }
}
