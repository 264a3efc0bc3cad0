// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** A RunTask request for the SDK. It has a capacity provider strategy and no launch type, which would void it. */
final class RunTaskMapping {

    private RunTaskMapping() {}

    static RunTaskRequest request(RunRequest request, AgentSecret secret) {
        Placement placement = request.placement();
        return RunTaskRequest.builder()
                .cluster(request.cluster())
                .taskDefinition(request.target().definition())
                .count(1)
                .clientToken(request.token())
                .startedBy(request.startedBy())
                .capacityProviderStrategy(strategy(placement))
                .networkConfiguration(network(placement.network()))
                .platformVersion(placement.platformVersion())
                .enableExecuteCommand(placement.executeCommand())
                .enableECSManagedTags(true)
                .overrides(overrides(request, secret))
                .tags(tags(request.tags()))
                .build();
    }

    private static List<CapacityProviderStrategyItem> strategy(Placement placement) {
        return placement.capacity().stream()
                .map(share -> CapacityProviderStrategyItem.builder()
                        .capacityProvider(share.provider())
                        .weight(share.weight())
                        .base(share.base())
                        .build())
                .toList();
    }

    private static NetworkConfiguration network(Placement.Network network) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc -> vpc.subnets(network.subnets())
                        .securityGroups(network.securityGroups())
                        .assignPublicIp(network.publicIp() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED))
                .build();
    }

    private static TaskOverride overrides(RunRequest request, AgentSecret secret) {
        TaskShape shape = request.overrides().shape();
        TaskOverride.Builder task = TaskOverride.builder()
                .cpu(String.valueOf(shape.cpu()))
                .memory(String.valueOf(shape.memory()))
                .containerOverrides(container(request, secret));
        shape.taskRole().ifPresent(task::taskRoleArn);
        request.overrides().executionRole().ifPresent(task::executionRoleArn);
        shape.storage().ifPresent(gib -> task.ephemeralStorage(disk -> disk.sizeInGiB(gib)));
        return task.build();
    }

    private static ContainerOverride container(RunRequest request, AgentSecret secret) {
        return ContainerOverride.builder()
                .name(request.target().container())
                .command(request.overrides().command(secret))
                .environment(pairs(request.overrides().shape().environment()))
                .build();
    }

    /** Sorted, so that the same request is the same text. */
    static List<KeyValuePair> pairs(Map<String, String> variables) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> KeyValuePair.builder()
                                .name(variable.getKey())
                                .value(variable.getValue())
                                .build())
                        .toList();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }
}
