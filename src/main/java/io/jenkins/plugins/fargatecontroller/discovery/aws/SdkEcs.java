// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** Asks ECS with the SDK. */
record SdkEcs(Lazy<EcsClient> client) implements Ecs {

    @Override
    public Optional<RunningTask> task(Arn cluster, Arn task) throws CallFailed {
        var answer = Asking.ask(() -> client.get()
                .describeTasks(request -> request.cluster(cluster.toString()).tasks(task.toString())));
        return answer.tasks().stream().findFirst().map(SdkEcs::task);
    }

    @Override
    public Optional<RunningService> service(Arn cluster, String name) throws CallFailed {
        var answer = Asking.ask(() -> client.get()
                .describeServices(request -> request.cluster(cluster.toString()).services(name)));
        return answer.services().stream().findFirst().map(SdkEcs::service);
    }

    @Override
    public TaskDefinition taskDefinition(String familyAndRevision) throws CallFailed {
        return SdkTaskDefinition.of(Asking.ask(
                        () -> client.get().describeTaskDefinition(request -> request.taskDefinition(familyAndRevision)))
                .taskDefinition());
    }

    @Override
    public Optional<ClusterState> cluster(Arn cluster) throws CallFailed {
        var answer = Asking.ask(() -> client.get().describeClusters(request -> request.clusters(cluster.toString())));
        return answer.clusters().stream()
                .findFirst()
                .map(found -> new ClusterState(
                        Arn.parse(found.clusterArn()), Texts.or(found.status(), "UNKNOWN"), found.capacityProviders()));
    }

    private static RunningTask task(Task task) {
        return new RunningTask(
                Texts.text(task.group()),
                detail(task, "subnetId"),
                detail(task, "privateIPv4Address"),
                Texts.text(task.availabilityZone()));
    }

    /** A Fargate task has one attachment of the type ElasticNetworkInterface. */
    private static Optional<String> detail(Task task, String name) {
        return task.attachments().stream()
                .map(Attachment::details)
                .flatMap(List::stream)
                .filter(detail -> name.equals(detail.name()))
                .findFirst()
                .map(KeyValuePair::value)
                .filter(value -> !value.isEmpty());
    }

    private static RunningService service(Service service) {
        return new RunningService(
                Arn.parse(service.serviceArn()),
                network(service.networkConfiguration()),
                service.serviceRegistries().stream()
                        .flatMap(registry -> Texts.arn(registry.registryArn()).stream())
                        .toList(),
                service.loadBalancers().stream()
                        .filter(balancer -> balancer.targetGroupArn() != null && balancer.containerPort() != null)
                        .map(balancer -> new TargetOfBalancer(
                                Arn.parse(balancer.targetGroupArn()),
                                Texts.or(balancer.containerName(), ""),
                                balancer.containerPort()))
                        .toList());
    }

    private static NetworkSettings network(@Nullable NetworkConfiguration configuration) {
        AwsVpcConfiguration vpc = configuration == null ? null : configuration.awsvpcConfiguration();
        return vpc == null
                ? new NetworkSettings(List.of(), List.of(), false)
                : new NetworkSettings(
                        vpc.subnets(), vpc.securityGroups(), "ENABLED".equals(vpc.assignPublicIpAsString()));
    }
}
