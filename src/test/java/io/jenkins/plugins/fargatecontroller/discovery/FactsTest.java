// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.LogConfiguration;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.MountPoint;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the answers about the task, its service and its definition. */
class FactsTest {

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @Test
    void aTaskWithoutServiceHasTheSubnetOfItsOwnAndSaysWhatToSetForTheRest() throws InterruptedException {
        controller.task = TestController.TASK.replace("\"ServiceName\": \"controller\",", "");
        account.task = account.task.map(
                task -> new Ecs.RunningTask(Optional.of("family:demo"), task.subnet(), task.address(), task.zone()));
        account.parameters.removeIf(one -> one.name().endsWith("root-url"));
        Environment environment = controller.environment();
        var network = environment.network();
        assertThat(network.subnets().optional()).contains(List.of("subnet-1"));
        assertThat(remedy(network.securityGroups())).contains("securityGroups");
        assertThat(remedy(network.publicIp())).contains("assignPublicIp");
        assertThat(remedy(network.names().cloudMap())).contains("jenkinsUrl");
        assertThat(remedy(network.names().publicUrl())).contains("root-url");
        assertThat(environment.compute().service().absence().orElseThrow().reason())
                .isEqualTo("the task was started by itself, not by an ECS service");
        assertThat(account.asked).doesNotContain("ecs:DescribeServices");
        assertThat(environment.storage())
                .isEqualTo(new TestController().environment().storage());
    }

    @Test
    void aServiceWithoutRegistryHasNoCloudMapName() throws InterruptedException {
        account.service = Optional.of(Account.service(List.of(), List.of()));
        Environment environment = controller.environment();
        assertThat(environment.network().names().cloudMap())
                .isEqualTo(Fact.none(
                        "service controller registers with no Cloud Map service",
                        "give the service a registry in a private DNS namespace, or set jenkinsUrl on the clouds"));
        assertThat(account.asked).doesNotContain("servicediscovery:GetService");
    }

    @Test
    void aNameThatDnsDoesNotKnowIsNoAddress() throws InterruptedException {
        account.namespace = new CloudMap.Namespace("demo", false);
        assertThat(controller
                        .environment()
                        .network()
                        .names()
                        .cloudMap()
                        .absence()
                        .orElseThrow()
                        .reason())
                .isEqualTo("the Cloud Map namespace demo cannot be asked by DNS");
    }

    @Test
    void aServiceThatIsGoneSaysSo() throws InterruptedException {
        account.service = Optional.empty();
        assertThat(controller.environment().compute().service())
                .isEqualTo(Fact.none(
                        "ecs:DescribeServices knows no service controller",
                        "check that service controller has not been deleted"));
    }

    @ParameterizedTest
    @CsvSource({
        "8080 50000, 8080, 8080, 50000",
        "50000 8080, 0, 8080, 50000",
        "9090 50000, 0, 9090, 50000",
        "443 8080 50000, 443, 443, 50000",
        "8080 9404, 8080, 8080, 50000",
        "8443 8080 50000, 0, 8080, 50000",
        "50000, 0, 8080, 50000",
        "9090, 0, 9090, 50000",
        "'', 0, 8080, 50000",
        "'', 9090, 9090, 50000",
    })
    void portsAreTold(String exposed, int balancer, int web, int agents) throws InterruptedException {
        account.definition = Account.definition(Account.container(Arrays.stream(exposed.split(" "))
                .filter(port -> !port.isEmpty())
                .map(Integer::valueOf)
                .toList()));
        account.service = Optional.of(Account.service(
                List.of(),
                balancer == 0 ? List.of() : List.of(new TargetOfBalancer(Account.TARGET_GROUP, "jenkins", balancer))));
        assertThat(controller.environment().compute().definition().ports().optional())
                .contains(new ContainerPorts(web, agents));
    }

    @ParameterizedTest
    @CsvSource({
        "8080=http 50001=agents, 50001",
        "8080 50001=jnlp, 50001",
        "50001=inbound-agents 8080, 50001",
        "8080 9404=metrics, 50000",
        "8080 9404=metrics 50001=agents, 50000",
        "8080=agents 50001=agents, 50000",
        "50001=agents, 50000",
        "8080 50001, 50000",
    })
    void theOnlyOtherPortIsForAgentsIfItIsNamedSo(String exposed, int agents) throws InterruptedException {
        account.definition = Account.definition(new Ecs.DefinedContainer(
                "jenkins",
                Arrays.stream(exposed.split(" "))
                        .map(port -> port.split("="))
                        .map(port -> new Ecs.TcpPort(
                                Integer.parseInt(port[0]), port.length == 1 ? Optional.empty() : Optional.of(port[1])))
                        .toList(),
                List.of(),
                Optional.empty()));
        ContainerPorts ports = controller
                .environment()
                .compute()
                .definition()
                .ports()
                .optional()
                .orElseThrow();
        assertThat(ports.agents()).isEqualTo(agents);
    }

    @Test
    void theBalancersWayForAgentsOrToASidecarIsNotTheWebPort() throws InterruptedException {
        account.service = Optional.of(Account.service(
                List.of(),
                List.of(
                        new TargetOfBalancer(Account.TARGET_GROUP, "proxy", 9000),
                        new TargetOfBalancer(Account.TARGET_GROUP, "jenkins", 50000),
                        new TargetOfBalancer(Account.TARGET_GROUP, "jenkins", 8081))));
        assertThat(controller.environment().compute().definition().ports().optional())
                .contains(new ContainerPorts(8081, 50000));
    }

    @Test
    void theMetadataTellTheLogGroupThatTheDefinitionDoesNot() throws InterruptedException {
        account.definition = Account.definition(new Ecs.DefinedContainer(
                "jenkins", List.of(), List.of(), Optional.of(new LogConfiguration("awsfirelens", Optional.empty()))));
        assertThat(controller.environment().compute().definition().logGroup().optional())
                .contains("/ecs/demo-of-metadata");
        controller.container = TestController.CONTAINER.replace("\"awslogs\"", "\"awsfirelens\"");
        assertThat(controller
                        .environment()
                        .compute()
                        .definition()
                        .logGroup()
                        .absence()
                        .orElseThrow()
                        .reason())
                .isEqualTo("container jenkins logs with awsfirelens, not to a CloudWatch log group");
    }

    @Test
    void aDefinitionWithoutRolesSaysSo() throws InterruptedException {
        account.definition = new Ecs.TaskDefinition(Optional.empty(), Optional.empty(), Map.of(), List.of());
        var definition = controller.environment().compute().definition();
        assertThat(definition.taskRole())
                .isEqualTo(
                        Fact.none("task definition demo:3 names no task role", "give the task definition a task role"));
        assertThat(definition.executionRole().absence().orElseThrow().reason()).endsWith("names no execution role");
        assertThat(definition.ports().absence().orElseThrow().reason())
                .isEqualTo("task definition demo:3 has no container jenkins, which the task metadata name");
    }

    @ParameterizedTest
    @CsvSource({
        "home:/var/jenkins_home, fs-1, /var/jenkins_home",
        "home:/var/jenkins_home/, fs-1, /var/jenkins_home",
        "home:/var, fs-1, /var",
        "home:/, fs-1, /",
        "tools:/var home:/var/jenkins_home, fs-1, /var/jenkins_home",
        "tools:/var/jenkins_home home:/var/jenkins_home/tools, fs-2, /var/jenkins_home",
        "home:/var/jenkins_home tools:/var/jenkins_home2, fs-1, /var/jenkins_home",
    })
    void theHomeLiesOnTheNearestVolumeAbove(String mounts, String fileSystem, String path) throws InterruptedException {
        mount(mounts);
        HomeVolume home = controller.environment().storage().home().optional().orElseThrow();
        assertThat(home.fileSystem()).isEqualTo(fileSystem);
        assertThat(home.mount().path()).isEqualTo(path);
        assertThat(home.accessPoint()).isEqualTo(fileSystem.equals("fs-1") ? Optional.of("fsap-1") : Optional.empty());
        assertThat(home.transitEncryption()).isEqualTo(fileSystem.equals("fs-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "tools:/opt/tools, 'container jenkins mounts no volume on /var/jenkins_home'",
        "tools:/var/jenkins, 'container jenkins mounts no volume on /var/jenkins_home'",
        "home:/var scratch:/var/jenkins_home, 'volume scratch, mounted on /var/jenkins_home, is no EFS volume'",
        "gone:/var/jenkins_home, 'volume gone, mounted on /var/jenkins_home, is no EFS volume'",
    })
    void aHomeElsewhereIsNotOnEfs(String mounts, String reason) throws InterruptedException {
        mount(mounts);
        Environment environment = controller.environment();
        assertThat(environment.storage().home())
                .isEqualTo(Fact.none(
                        reason,
                        "mount an EFS volume on /var/jenkins_home;"
                                + " what lies on the task's own disk is lost when the task stops"));
        assertThat(environment.storage().mode().absence().orElseThrow().reason())
                .isEqualTo(reason);
    }

    @Test
    void theKernelTellsWhetherItIsMounted() throws InterruptedException {
        assertThat(state()).isEqualTo(MountState.MOUNTED);
        controller.mounts = () -> TestController.MOUNTS.replace("nfs4", "ext4");
        assertThat(state()).isEqualTo(MountState.NOT_MOUNTED);
        controller.mounts = () -> {
            throw new IOException("no /proc here");
        };
        assertThat(state()).isEqualTo(MountState.UNKNOWN);
    }

    private MountState state() throws InterruptedException {
        return controller
                .environment()
                .storage()
                .home()
                .optional()
                .orElseThrow()
                .mount()
                .state();
    }

    private void mount(String mounts) {
        account.definition = Account.definition(Account.container(
                List.of(8080),
                Arrays.stream(mounts.split(" "))
                        .map(mount -> mount.split(":"))
                        .map(parts -> new MountPoint(parts[0], parts[1]))
                        .toArray(MountPoint[]::new)));
    }

    private static String remedy(Fact<?> fact) {
        return fact.absence().orElseThrow().remedy();
    }
}
