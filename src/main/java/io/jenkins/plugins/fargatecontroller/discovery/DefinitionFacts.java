// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TaskDefinition;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TcpPort;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The facts that the task definition tells. */
final class DefinitionFacts {

    private DefinitionFacts() {}

    static Fact<Arn> role(
            Fact<OwnTask> own,
            Fact<TaskDefinition> definition,
            Function<TaskDefinition, Optional<Arn>> role,
            String kind) {
        return own.then(mine -> definition.then(found -> role.apply(found.value())
                .map(arn -> Fact.found(arn, found.origin()))
                .orElseGet(() -> Fact.none(
                        "task definition %s names no %s"
                                .formatted(mine.value().task().definition(), kind),
                        "set the %s of the task definition".formatted(kind)))));
    }

    /** The definition of the own container. */
    static Fact<DefinedContainer> container(Fact<OwnTask> own, Fact<TaskDefinition> definition) {
        return own.then(mine -> definition.then(found -> {
            String name = mine.value().task().container().name();
            return found.value()
                    .container(name)
                    .map(container -> Fact.found(container, found.origin()))
                    .orElseGet(() -> Fact.failed(
                            "task definition %s has no container %s, which the task metadata name"
                                    .formatted(mine.value().task().definition(), name),
                            "discover again"));
        }));
    }

    /** The group of the container's definition, or the one that the metadata tell. */
    static Fact<String> logGroup(Fact<OwnTask> own, Fact<DefinedContainer> container) {
        Optional<String> told = own.optional().flatMap(OwnTask::logGroup);
        Fact<String> defined = container.then(found -> logGroup(found.value(), found.origin()));
        return defined.isFound()
                ? defined
                : told.map(group -> Fact.found(group, Origin.discovered(OwnTask.CONTAINER)))
                        .orElse(defined);
    }

    private static Fact<String> logGroup(DefinedContainer container, Origin origin) {
        String advice =
                "give container %s the log driver awslogs with the option awslogs-group".formatted(container.name());
        return container
                .log()
                .map(log -> log.group()
                        .map(group -> Fact.found(group, origin))
                        .orElseGet(() -> Fact.none(
                                "container %s logs with %s, not to a CloudWatch log group"
                                        .formatted(container.name(), log.driver()),
                                advice)))
                .orElseGet(() -> Fact.none("container %s has no log driver".formatted(container.name()), advice));
    }

    /** How people name the port for inbound agents in a port mapping. */
    private static final Pattern OF_AGENTS = Pattern.compile("(?i).*(?:agent|jnlp|slave|inbound).*");

    /**
     * Which port is for what. Web: the one that the load balancer uses, else 8080 if it is exposed, else the lowest
     * that is not for agents. Agents: the one that Jenkins's image is told, else the only other one if it is named so,
     * else 50000. A port that this does not settle is the usual one.
     */
    static Fact<ContainerPorts> ports(Fact<DefinedContainer> container, Fact<TargetOfBalancer> target) {
        return container.map(found -> ports(found, target, named(found.tcpPorts())));
    }

    /** The same where Jenkins's image is told its port for agents. */
    static Fact<ContainerPorts> ports(Fact<DefinedContainer> container, Fact<TargetOfBalancer> target, int agents) {
        return container.map(found -> ports(found, target, agents));
    }

    private static ContainerPorts ports(DefinedContainer container, Fact<TargetOfBalancer> target, int agents) {
        List<Integer> exposed =
                container.tcpPorts().stream().map(TcpPort::number).sorted().toList();
        int web = target.optional()
                .map(TargetOfBalancer::port)
                .or(() -> exposed.stream()
                        .filter(port -> port == ContainerPorts.USUAL.web())
                        .findFirst())
                .or(() -> exposed.stream().filter(port -> port != agents).findFirst())
                .orElse(ContainerPorts.USUAL.web());
        return new ContainerPorts(web, agents);
    }

    /** The one of two ports that is named for agents; the usual one, unless there is one. */
    private static int named(List<TcpPort> ports) {
        List<Integer> named = ports.stream()
                .filter(port -> port.name()
                        .filter(name -> OF_AGENTS.matcher(name).matches())
                        .isPresent())
                .map(TcpPort::number)
                .toList();
        return ports.size() == 2 && named.size() == 1 ? named.get(0) : ContainerPorts.USUAL.agents();
    }

    /** The load balancer's way to the own container; the one for people if another leads to the agents' port. */
    static Fact<TargetOfBalancer> target(Fact<OwnTask> own, Fact<RunningService> service) {
        Fact<TargetOfBalancer> way = own.then(mine -> service.then(found -> {
            String container = mine.value().task().container().name();
            List<TargetOfBalancer> targets = found.value().targets().stream()
                    .filter(target -> target.container().equals(container))
                    .toList();
            return targets.stream()
                    .filter(target -> target.port() != ContainerPorts.USUAL.agents())
                    .findFirst()
                    .or(() -> targets.stream().findFirst())
                    .map(target -> Fact.found(target, found.origin()))
                    .orElseGet(() -> Fact.none(
                            found.value().targets().isEmpty()
                                    ? "no load balancer leads to service "
                                            + found.value().arn().name()
                                    : "the load balancer leads to another container of the task than " + container,
                            ""));
        }));
        return way.advising("set the address that people use in the parameter root-url or in the override rootUrl");
    }
}
