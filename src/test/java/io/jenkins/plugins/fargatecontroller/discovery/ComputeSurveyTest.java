// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.LogConfiguration;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeSurveyTest {

    private static final String SPOT = "/jenkins/demo/spot-cluster";

    private final TestController controller = new TestController();
    private final Account account = controller.account;

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
    void thePortForAgentsIsTheOneThatTheImageIsTold() throws InterruptedException {
        controller.env.put("JENKINS_SLAVE_AGENT_PORT", "50050");
        assertThat(controller.environment().compute().definition().ports().optional())
                .contains(new ContainerPorts(8080, 50050));
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
                .isEqualTo(Fact.none(
                        "task definition demo:3 names no task role", "set the task role of the task definition"));
        assertThat(definition.executionRole().absence().orElseThrow().reason()).endsWith("names no execution role");
        assertThat(definition.ports().absence().orElseThrow().reason())
                .isEqualTo("task definition demo:3 has no container jenkins, which the task metadata name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-spot", " demo-spot\n", "arn:aws:ecs:eu-central-1:123456789012:cluster/demo-spot"})
    void theSpotClusterIsNamedInTheParameterStore(String text) throws InterruptedException {
        set(text);
        assertThat(spot())
                .isEqualTo(new Fact.Found<>(
                        new Cluster(Account.SPOT_CLUSTER, List.of("FARGATE_SPOT")), Origin.parameterStore(SPOT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | parameter /jenkins/demo/spot-cluster is neither a cluster's name nor its ARN",
                "arn:aws:ecs:eu-central-1:123456789012:service/demo/x "
                        + "| parameter /jenkins/demo/spot-cluster is neither a cluster's name nor its ARN",
                "gone | parameter /jenkins/demo/spot-cluster names a cluster that does not exist: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/gone",
                "demo | parameter /jenkins/demo/spot-cluster names a cluster that does not offer FARGATE_SPOT: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/demo",
                "old | parameter /jenkins/demo/spot-cluster names a cluster that is INACTIVE: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/old",
            })
    void anUnusableOneIsToldAndTheOwnClusterServesIfItOffersSpot(String text, String problem)
            throws InterruptedException {
        Arn old = Arn.parse(Account.PREFIX + "cluster/old");
        account.clusters.put(old, new ClusterState(old, "INACTIVE", List.of("FARGATE_SPOT")));
        set(text);
        Fact.Absent<Cluster> absent = spot().absence().orElseThrow();
        assertThat(absent.cause()).isEqualTo(Fact.Cause.NONE);
        assertThat(absent.reason()).isEqualTo(problem + ", and the own cluster demo does not offer FARGATE_SPOT");
        assertThat(absent.remedy()).contains(SPOT).contains("capacity providers of demo");
        if (!text.equals("demo")) {
            ownOffersSpot();
            assertThat(spot())
                    .isEqualTo(new Fact.Found<>(
                            new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")),
                            Origin.discovered("ecs:DescribeClusters; " + problem)));
        }
    }

    @Test
    void withoutTheParameterTheOwnClusterServesIfItOffersSpot() throws InterruptedException {
        account.parameters.removeIf(one -> one.name().equals(SPOT));
        assertThat(spot().absence().orElseThrow().reason())
                .isEqualTo("there is no parameter /jenkins/demo/spot-cluster,"
                        + " and the own cluster demo does not offer FARGATE_SPOT");
        ownOffersSpot();
        assertThat(spot())
                .isEqualTo(new Fact.Found<>(
                        new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")),
                        Origin.discovered("ecs:DescribeClusters")));
    }

    @Test
    void aClusterThatCannotBeCheckedIsKept() throws InterruptedException {
        account.failing("ecs:DescribeClusters", CallException.denied("the task role demo"));
        assertThat(spot().optional()).contains(new Cluster(Account.SPOT_CLUSTER, List.of()));
    }

    @Test
    void withoutAnswersNothingIsClaimed() throws InterruptedException {
        account.parameters.removeIf(one -> one.name().equals(SPOT));
        account.failing("ecs:DescribeClusters", CallException.denied("the task role demo"));
        assertThat(spot().absence().orElseThrow().cause()).isEqualTo(Fact.Cause.DENIED);
    }

    private void set(String value) {
        account.parameters.removeIf(one -> one.name().equals(SPOT));
        account.parameters.add(Account.parameter(SPOT, value));
    }

    private void ownOffersSpot() {
        account.clusters.put(
                Account.CLUSTER, new ClusterState(Account.CLUSTER, "ACTIVE", List.of("FARGATE", "FARGATE_SPOT")));
    }

    private Fact<Cluster> spot() throws InterruptedException {
        return controller.environment().compute().spotCluster();
    }
}
