// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.Task;

class SdkEcsTest {

    private static final Arn CLUSTER = Arn.parse("arn:aws:ecs:eu-central-1:123456789012:cluster/demo");
    private static final Arn TASK = Arn.parse("arn:aws:ecs:eu-central-1:123456789012:task/demo/1");
    private static final String SERVICE = "arn:aws:ecs:eu-central-1:123456789012:service/demo/controller";
    private static final String REGISTRY = "arn:aws:servicediscovery:eu-central-1:123456789012:service/srv-1";
    private static final String GROUP = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1";

    private final ScriptedClient<EcsClient> client = new ScriptedClient<>(EcsClient.class);
    private final SdkEcs ecs = new SdkEcs(new Lazy<>(client::client));

    private static void garbled(ThrowingCallable call, String text) {
        CallException failed = catchThrowableOfType(CallException.class, call);
        assertThat(failed).hasMessage("the answer " + text);
        assertThat(failed.isMissing()).isFalse();
    }

    private static Failure failure(String reason) {
        return Failure.builder().reason(reason).build();
    }

    private static KeyValuePair detail(String name, @Nullable String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    @Test
    void aTaskTellsWhereItsInterfaceLies() throws CallException {
        client.answers(DescribeTasksResponse.builder()
                .tasks(Arrays.asList(
                        null,
                        Task.builder()
                                .group("service:controller")
                                .availabilityZone("eu-central-1a")
                                .attachments(Arrays.asList(
                                        null,
                                        Attachment.builder()
                                                .details(Arrays.asList(
                                                        null,
                                                        detail("subnetId", "subnet-1"),
                                                        detail("privateIPv4Address", "10.0.1.72")))
                                                .build()))
                                .build()))
                .build());
        assertThat(ecs.task(CLUSTER, TASK))
                .contains(new Ecs.RunningTask(
                        Optional.of("service:controller"),
                        Optional.of("subnet-1"),
                        Optional.of("10.0.1.72"),
                        Optional.of("eu-central-1a")));
        assertThat(client.asked(DescribeTasksRequest.class))
                .isEqualTo(DescribeTasksRequest.builder()
                        .cluster(CLUSTER.toString())
                        .tasks(TASK.toString())
                        .build());
    }

    @Test
    void whatATaskDoesNotTellIsEmpty() throws CallException {
        client.answers(DescribeTasksResponse.builder()
                .tasks(Task.builder()
                        .attachments(Attachment.builder()
                                .details(detail("subnetId", null), detail("subnetId", "second"))
                                .build())
                        .build())
                .build());
        assertThat(ecs.task(CLUSTER, TASK))
                .contains(new Ecs.RunningTask(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void onlyMissingMeansThatThereIsNone() throws CallException {
        client.answers(
                DescribeTasksResponse.builder()
                        .failures(Arrays.asList(null, failure("MISSING"), failure("MISSING")))
                        .build(),
                DescribeTasksResponse.builder().build(),
                DescribeTasksResponse.builder()
                        .failures(failure("BUSY"), failure("MISSING"))
                        .build(),
                DescribeTasksResponse.builder()
                        .failures(Failure.builder().build())
                        .build());
        assertThat(ecs.task(CLUSTER, TASK)).isEmpty();
        garbled(() -> ecs.task(CLUSTER, TASK), "has neither the task nor a reason why not");
        garbled(() -> ecs.task(CLUSTER, TASK), "says of the task: BUSY, MISSING");
        garbled(() -> ecs.task(CLUSTER, TASK), "says of the task: no reason");
    }

    private static Service.Builder service() {
        return Service.builder()
                .serviceArn(SERVICE)
                .serviceRegistries(List.of())
                .loadBalancers(List.of());
    }

    private static NetworkConfiguration network(AwsVpcConfiguration.Builder vpc) {
        return NetworkConfiguration.builder().awsvpcConfiguration(vpc.build()).build();
    }

    private Ecs.RunningService read(Service.Builder service) throws CallException {
        client.answers(
                DescribeServicesResponse.builder().services(service.build()).build());
        return ecs.service(CLUSTER, "controller").orElseThrow();
    }

    @Test
    void aServiceIsReadWhole() throws CallException {
        Ecs.RunningService found = read(service()
                .networkConfiguration(network(AwsVpcConfiguration.builder()
                        .subnets("subnet-1", "subnet-2")
                        .securityGroups("sg-1")
                        .assignPublicIp("ENABLED")))
                .serviceRegistries(
                        ServiceRegistry.builder().registryArn(REGISTRY).build())
                .loadBalancers(
                        LoadBalancer.builder().loadBalancerName("classic").build(),
                        LoadBalancer.builder()
                                .targetGroupArn(GROUP)
                                .containerName("jenkins")
                                .containerPort(8080)
                                .build()));
        assertThat(found)
                .isEqualTo(new Ecs.RunningService(
                        Arn.parse(SERVICE),
                        new Ecs.NetworkSettings(List.of("subnet-1", "subnet-2"), List.of("sg-1"), true),
                        List.of(Arn.parse(REGISTRY)),
                        List.of(new Ecs.TargetOfBalancer(Arn.parse(GROUP), "jenkins", 8080))));
        assertThat(client.asked(DescribeServicesRequest.class))
                .isEqualTo(DescribeServicesRequest.builder()
                        .cluster(CLUSTER.toString())
                        .services("controller")
                        .build());
    }

    @Test
    void aServiceMayHaveNoNetworkNoRegistryAndNoBalancer() throws CallException {
        Ecs.RunningService none = new Ecs.RunningService(
                Arn.parse(SERVICE), new Ecs.NetworkSettings(List.of(), List.of(), false), List.of(), List.of());
        assertThat(read(service())).isEqualTo(none);
        assertThat(read(service()
                        .networkConfiguration(NetworkConfiguration.builder().build())))
                .isEqualTo(none);
        assertThat(read(service()
                        .loadBalancers(LoadBalancer.builder()
                                .loadBalancerName("classic")
                                .build())))
                .isEqualTo(none);
    }

    static Stream<Arguments> halves() {
        return Stream.of(
                Arguments.of(service().serviceArn(null), "has no ARN of the service"),
                Arguments.of(service().serviceArn("x"), "has no ARN of the service"),
                Arguments.of(
                        Service.builder().serviceArn(SERVICE).loadBalancers(List.of()),
                        "has no list of service registries"),
                Arguments.of(
                        Service.builder().serviceArn(SERVICE).serviceRegistries(List.of()),
                        "has no list of load balancers"),
                Arguments.of(
                        service()
                                .networkConfiguration(
                                        network(AwsVpcConfiguration.builder().securityGroups(List.of()))),
                        "has no list of subnets"),
                Arguments.of(
                        service()
                                .networkConfiguration(
                                        network(AwsVpcConfiguration.builder().subnets(List.of()))),
                        "has no list of security groups"),
                Arguments.of(
                        service()
                                .networkConfiguration(network(AwsVpcConfiguration.builder()
                                        .subnets(" ", "")
                                        .securityGroups(List.of()))),
                        "has nothing that can be understood in its list of subnets"),
                Arguments.of(
                        service()
                                .serviceRegistries(ServiceRegistry.builder()
                                        .registryArn("x")
                                        .build()),
                        "has nothing that can be understood in its list of service registries"),
                Arguments.of(
                        service()
                                .loadBalancers(LoadBalancer.builder()
                                        .targetGroupArn(GROUP)
                                        .containerPort(0)
                                        .build()),
                        "has nothing that can be understood in its list of load balancers"));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void halfAServiceIsNone(Service.Builder service, String text) {
        client.answers(
                DescribeServicesResponse.builder().services(service.build()).build());
        garbled(() -> ecs.service(CLUSTER, "controller"), text);
    }

    @Test
    void aServiceThatIsGoneIsNone() throws CallException {
        client.answers(
                DescribeServicesResponse.builder().failures(failure("MISSING")).build());
        assertThat(ecs.service(CLUSTER, "controller")).isEmpty();
    }

    @Test
    void aDefinitionIsAskedForByFamilyAndRevision() throws CallException {
        client.answers(
                DescribeTaskDefinitionResponse.builder()
                        .taskDefinition(definition -> definition.containerDefinitions(List.of()))
                        .build(),
                DescribeTaskDefinitionResponse.builder().build());
        assertThat(ecs.taskDefinition("demo:3"))
                .isEqualTo(new Ecs.TaskDefinition(Optional.empty(), Optional.empty(), Map.of(), List.of()));
        assertThat(client.asked(DescribeTaskDefinitionRequest.class).taskDefinition())
                .isEqualTo("demo:3");
        garbled(() -> ecs.taskDefinition("demo:3"), "has no task definition");
    }

    private Optional<Ecs.ClusterState> read(Cluster.Builder cluster) throws CallException {
        client.answers(
                DescribeClustersResponse.builder().clusters(cluster.build()).build());
        return ecs.cluster(CLUSTER);
    }

    private static Cluster.Builder cluster() {
        return Cluster.builder()
                .clusterArn(CLUSTER.toString())
                .status("ACTIVE")
                .capacityProviders("FARGATE", "FARGATE_SPOT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "PROVISIONING", "DEPROVISIONING", "FAILED", "INACTIVE"})
    void aClusterIsInOneOfTheStatesThatEcsDescribes(String status) throws CallException {
        assertThat(read(cluster().status(status)))
                .contains(new Ecs.ClusterState(CLUSTER, status, List.of("FARGATE", "FARGATE_SPOT")));
    }

    @Test
    void ofAnotherStateAndOfHalfAClusterNothingIsConcluded() {
        garbled(
                () -> read(cluster().status("RESTING")),
                "has a status of the cluster that ECS does not describe: RESTING");
        garbled(() -> read(cluster().status(" ")), "has no status of the cluster");
        garbled(() -> read(cluster().clusterArn("demo")), "has no ARN of the cluster");
        garbled(
                () -> read(Cluster.builder().clusterArn(CLUSTER.toString()).status("ACTIVE")),
                "has no list of capacity providers");
    }

    @Test
    void aClusterThatIsGoneIsNone() throws CallException {
        client.answers(
                DescribeClustersResponse.builder().failures(failure("MISSING")).build());
        assertThat(ecs.cluster(CLUSTER)).isEmpty();
        assertThat(client.asked(DescribeClustersRequest.class).clusters()).containsExactly(CLUSTER.toString());
    }
}
