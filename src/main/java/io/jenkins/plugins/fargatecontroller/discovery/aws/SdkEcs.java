// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** Asks ECS with the SDK. */
record SdkEcs(Lazy<EcsClient> client) implements Ecs {

    /** Of one with another nothing can be concluded. */
    private static final Set<String> CLUSTER_STATUSES =
            Set.of("ACTIVE", "PROVISIONING", "DEPROVISIONING", "FAILED", "INACTIVE");

    @Override
    public Optional<RunningTask> task(Arn cluster, Arn task) throws CallException {
        var answer = SdkCall.ask(() -> client.get()
                .describeTasks(request -> request.cluster(cluster.toString()).tasks(task.toString())));
        return one(answer.tasks(), answer.failures(), "task").map(SdkEcs::task);
    }

    @Override
    public Optional<RunningService> service(Arn cluster, String name) throws CallException {
        var answer = SdkCall.ask(() -> client.get()
                .describeServices(request -> request.cluster(cluster.toString()).services(name)));
        Optional<Service> found = one(answer.services(), answer.failures(), "service");
        return found.isEmpty() ? Optional.empty() : Optional.of(service(found.get()));
    }

    @Override
    public TaskDefinition taskDefinition(String familyAndRevision) throws CallException {
        return SdkTaskDefinition.of(Checked.present(
                SdkCall.ask(() -> client.get()
                                .describeTaskDefinition(request -> request.taskDefinition(familyAndRevision)))
                        .taskDefinition(),
                "task definition"));
    }

    @Override
    public Optional<ClusterState> cluster(Arn cluster) throws CallException {
        var answer = SdkCall.ask(() -> client.get().describeClusters(request -> request.clusters(cluster.toString())));
        Optional<software.amazon.awssdk.services.ecs.model.Cluster> found =
                one(answer.clusters(), answer.failures(), "cluster");
        return found.isEmpty() ? Optional.empty() : Optional.of(state(found.get()));
    }

    /** ECS says of what there is not that it is missing; an answer without the one and the other says nothing. */
    private static <T> Optional<T> one(List<T> items, List<Failure> failures, String name) throws CallException {
        Optional<T> first = items.stream().filter(Objects::nonNull).findFirst();
        if (first.isPresent()) {
            return first;
        }
        List<String> reasons = failures.stream()
                .filter(Objects::nonNull)
                .map(failure -> SdkFields.or(failure.reason(), "no reason"))
                .distinct()
                .toList();
        if (reasons.equals(List.of("MISSING"))) {
            return Optional.empty();
        }
        throw Checked.garbled(
                reasons.isEmpty()
                        ? "has neither the %s nor a reason why not".formatted(name)
                        : "says of the %s: %s".formatted(name, String.join(", ", reasons)));
    }

    private static ClusterState state(software.amazon.awssdk.services.ecs.model.Cluster cluster) throws CallException {
        String status = Checked.named(cluster.status(), "status of the cluster");
        if (!CLUSTER_STATUSES.contains(status)) {
            throw Checked.garbled("has a status of the cluster that ECS does not describe: " + status);
        }
        return new ClusterState(
                arn(cluster.clusterArn(), "ARN of the cluster"),
                status,
                Checked.list(cluster.hasCapacityProviders(), cluster.capacityProviders(), "capacity providers"));
    }

    private static Arn arn(@Nullable String text, String name) throws CallException {
        return SdkFields.text(text).flatMap(Arn::find).orElseThrow(() -> Checked.garbled("has no " + name));
    }

    private static RunningTask task(Task task) {
        return new RunningTask(
                SdkFields.text(task.group()),
                detail(task, "subnetId"),
                detail(task, "privateIPv4Address"),
                SdkFields.text(task.availabilityZone()));
    }

    /** A Fargate task has one attachment of the type ElasticNetworkInterface. */
    private static Optional<String> detail(Task task, String name) {
        return task.attachments().stream()
                .filter(Objects::nonNull)
                .map(Attachment::details)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(detail -> name.equals(detail.name()))
                .findFirst()
                .flatMap(detail -> SdkFields.text(detail.value()));
    }

    private static RunningService service(Service service) throws CallException {
        return new RunningService(
                arn(service.serviceArn(), "ARN of the service"),
                network(service.networkConfiguration()),
                Checked.usable(
                        Checked.list(service.hasServiceRegistries(), service.serviceRegistries(), "service registries"),
                        "service registries",
                        registry -> SdkFields.text(registry.registryArn()).flatMap(Arn::find)),
                Checked.usable(
                        Checked.list(service.hasLoadBalancers(), service.loadBalancers(), "load balancers").stream()
                                .filter(balancer -> balancer.loadBalancerName() == null) // a classic one
                                .toList(),
                        "load balancers",
                        SdkEcs::target));
    }

    private static Optional<TargetOfBalancer> target(LoadBalancer balancer) {
        return SdkFields.text(balancer.targetGroupArn())
                .flatMap(Arn::find)
                .filter(group -> Checked.isPort(balancer.containerPort()))
                .map(group -> new TargetOfBalancer(
                        group, SdkFields.or(balancer.containerName(), ""), balancer.containerPort()));
    }

    private static NetworkSettings network(@Nullable NetworkConfiguration configuration) throws CallException {
        AwsVpcConfiguration vpc = configuration == null ? null : configuration.awsvpcConfiguration();
        return vpc == null
                ? new NetworkSettings(List.of(), List.of(), false)
                : new NetworkSettings(
                        Checked.usable(
                                Checked.list(vpc.hasSubnets(), vpc.subnets(), "subnets"), "subnets", Checked::text),
                        Checked.usable(
                                Checked.list(vpc.hasSecurityGroups(), vpc.securityGroups(), "security groups"),
                                "security groups",
                                Checked::text),
                        "ENABLED".equals(vpc.assignPublicIpAsString()));
    }
}
