// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

class SdkTaskDefinitionTest {

    private static TaskDefinition.Builder definition() {
        return TaskDefinition.builder().containerDefinitions(List.of());
    }

    private static ContainerDefinition.Builder container() {
        return ContainerDefinition.builder().name("jenkins");
    }

    private static Ecs.DefinedContainer read(ContainerDefinition.Builder container) throws CallException {
        return SdkTaskDefinition.of(
                        definition().containerDefinitions(container.build()).build())
                .containers()
                .get(0);
    }

    @Test
    void rolesAreArns() throws CallException {
        Ecs.TaskDefinition read = SdkTaskDefinition.of(definition()
                .taskRoleArn("arn:aws:iam::123456789012:role/demo")
                .executionRoleArn("")
                .build());
        assertThat(read.taskRole()).contains(Arn.parse("arn:aws:iam::123456789012:role/demo"));
        assertThat(read.executionRole()).isEmpty();
    }

    private static Volume volume(String name, Consumer<EFSVolumeConfiguration.Builder> efs) {
        return Volume.builder().name(name).efsVolumeConfiguration(efs).build();
    }

    @Test
    void aVolumeIsOfEfsIfItNamesAFileSystem() throws CallException {
        Ecs.TaskDefinition read = SdkTaskDefinition.of(definition()
                .volumes(Arrays.asList(
                        null,
                        Volume.builder().build(),
                        Volume.builder().name("scratch").build(),
                        volume("unnamed", efs -> {}),
                        volume(
                                "home",
                                efs -> efs.fileSystemId("fs-1")
                                        .transitEncryption("ENABLED")
                                        .authorizationConfig(access -> access.accessPointId("fsap-1"))),
                        volume("plain", efs -> efs.fileSystemId("fs-2").transitEncryption("DISABLED")),
                        volume("usual", efs -> efs.fileSystemId("fs-3").authorizationConfig(access -> {}))))
                .build());
        assertThat(read.volumes())
                .isEqualTo(Map.of(
                        "scratch", new Ecs.Volume(Optional.empty()),
                        "unnamed", new Ecs.Volume(Optional.empty()),
                        "home", new Ecs.Volume(Optional.of(new Ecs.EfsVolume("fs-1", Optional.of("fsap-1"), true))),
                        "plain", new Ecs.Volume(Optional.of(new Ecs.EfsVolume("fs-2", Optional.empty(), false))),
                        "usual", new Ecs.Volume(Optional.of(new Ecs.EfsVolume("fs-3", Optional.empty(), false)))));
    }

    @Test
    void aContainersPortsAreThoseOfTcp() throws CallException {
        Ecs.DefinedContainer read = read(container()
                .portMappings(Arrays.asList(
                        null,
                        PortMapping.builder()
                                .containerPort(50000)
                                .name("agents")
                                .build(),
                        PortMapping.builder()
                                .containerPort(8080)
                                .protocol("tcp")
                                .build(),
                        PortMapping.builder().containerPort(53).protocol("udp").build(),
                        PortMapping.builder().containerPort(0).build(),
                        PortMapping.builder().containerPort(65536).build(),
                        PortMapping.builder().build())));
        assertThat(read.tcpPorts())
                .containsExactly(
                        new Ecs.TcpPort(50000, Optional.of("agents")), new Ecs.TcpPort(8080, Optional.empty()));
    }

    @Test
    void aMountNamesAVolumeAndAPath() throws CallException {
        Ecs.DefinedContainer read = read(container()
                .mountPoints(Arrays.asList(
                        null,
                        MountPoint.builder()
                                .sourceVolume("home")
                                .containerPath("/var/jenkins_home")
                                .build(),
                        MountPoint.builder().sourceVolume("home").build(),
                        MountPoint.builder().containerPath("/tmp").build())));
        assertThat(read.mounts()).containsExactly(new Ecs.MountPoint("home", "/var/jenkins_home"));
    }

    private static Optional<Ecs.LogConfiguration> log(@Nullable String driver, Map<String, String> options)
            throws CallException {
        return read(container().logConfiguration(log -> log.logDriver(driver).options(options)))
                .log();
    }

    @Test
    void onlyAwslogsHasALogGroup() throws CallException {
        Map<String, String> options = Map.of("awslogs-group", "/ecs/demo");
        assertThat(log("awslogs", options)).contains(new Ecs.LogConfiguration("awslogs", Optional.of("/ecs/demo")));
        assertThat(log("awslogs", Map.of())).contains(new Ecs.LogConfiguration("awslogs", Optional.empty()));
        assertThat(log("awsfirelens", options)).contains(new Ecs.LogConfiguration("awsfirelens", Optional.empty()));
        assertThat(log(null, options)).contains(new Ecs.LogConfiguration("an unnamed driver", Optional.empty()));
        assertThat(read(container()).log()).isEmpty();
    }

    @Test
    void aContainerWithoutANameCostsItselfUnlessAllAreSo() throws CallException {
        assertThat(SdkTaskDefinition.of(definition()
                                .containerDefinitions(Arrays.asList(
                                        null,
                                        container().name(" ").build(),
                                        container().build()))
                                .build())
                        .containers())
                .extracting(Ecs.DefinedContainer::name)
                .containsExactly("jenkins");
        assertThatThrownBy(() -> read(container().name(null)))
                .isInstanceOf(CallException.class)
                .hasMessage("the answer has nothing that can be understood in its list of containers");
        assertThatThrownBy(() -> SdkTaskDefinition.of(TaskDefinition.builder().build()))
                .isInstanceOf(CallException.class)
                .hasMessage("the answer has no list of containers");
    }
}
