// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of discovery to Elastic Container Service. What ECS does not know is an empty optional. */
public interface Ecs {

    /** {@code ecs:DescribeTasks} for one task. */
    Optional<RunningTask> task(Arn cluster, Arn task) throws CallException;

    /** {@code ecs:DescribeServices} for one service. */
    Optional<RunningService> service(Arn cluster, String name) throws CallException;

    /** {@code ecs:DescribeTaskDefinition}. */
    TaskDefinition taskDefinition(String familyAndRevision) throws CallException;

    /** {@code ecs:DescribeClusters} for one cluster. */
    Optional<ClusterState> cluster(Arn cluster) throws CallException;

    /**
     * A task as ECS sees it.
     *
     * @param group {@code service:NAME} for a task of a service
     * @param subnet the one subnet that the task's network interface lies in
     */
    record RunningTask(
            Optional<String> group, Optional<String> subnet, Optional<String> address, Optional<String> zone) {}

    /** A service. */
    record RunningService(Arn arn, NetworkSettings network, List<Arn> registries, List<TargetOfBalancer> targets) {}

    /** The {@code awsvpcConfiguration} of a service. */
    record NetworkSettings(List<String> subnets, List<String> securityGroups, boolean publicIp) {}

    /** Which port of which container gets the requests of a target group. */
    record TargetOfBalancer(Arn targetGroup, String container, int port) {}

    /** A task definition. Roles, log group and so on are empty where it names none. */
    record TaskDefinition(
            Optional<Arn> taskRole,
            Optional<Arn> executionRole,
            Map<String, Volume> volumes,
            List<DefinedContainer> containers) {

        Optional<DefinedContainer> container(String name) {
            return containers.stream()
                    .filter(container -> container.name().equals(name))
                    .findFirst();
        }
    }

    /** A volume; {@code efs} is empty for one of another kind. */
    record Volume(Optional<EfsVolume> efs) {}

    /** The {@code efsVolumeConfiguration} of a volume. */
    record EfsVolume(String fileSystem, Optional<String> accessPoint, boolean transitEncryption) {}

    /**
     * A container of a task definition.
     *
     * @param tcpPorts in the order of the definition
     */
    record DefinedContainer(
            String name, List<TcpPort> tcpPorts, List<MountPoint> mounts, Optional<LogConfiguration> log) {}

    /** A port that a container listens on, and its name, if the port mapping has one. */
    record TcpPort(int number, Optional<String> name) {}

    /** Where a container sees a volume. */
    record MountPoint(String volume, String path) {}

    /** The log driver, and its group if it is {@code awslogs}. */
    record LogConfiguration(String driver, Optional<String> group) {}

    /**
     * A cluster.
     *
     * @param status {@code ACTIVE} if tasks can be run on it
     */
    record ClusterState(Arn arn, String status, List<String> capacityProviders) {}
}
