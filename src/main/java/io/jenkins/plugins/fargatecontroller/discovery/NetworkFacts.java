// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.Namespace;
import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.RegisteredService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The facts about subnets, security groups and the Cloud Map name. */
final class NetworkFacts {

    /**
     * ECS: what an awsvpcConfiguration may have.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html">the limits</a>
     */
    private static final int MOST_SUBNETS = 16;

    private static final int MOST_GROUPS = 5;

    private NetworkFacts() {}

    /** The service's subnets, or the one that the task itself lies in. */
    static Fact<List<String>> subnets(Fact<RunningService> service, Fact<RunningTask> task) {
        Fact<List<String>> ofService = service.then(found -> some(
                new Ids(found.value().network().subnets(), "subnets", MOST_SUBNETS),
                found,
                Fact.none("the service names no subnets", "set subnets on the templates, in the overrides")));
        return ofService.isFound()
                ? ofService
                : task.optional()
                        .flatMap(RunningTask::subnet)
                        .map(subnet -> task.map(running -> List.of(subnet)))
                        .orElse(ofService);
    }

    static Fact<List<String>> securityGroups(Fact<RunningService> service) {
        return service.then(found -> some(
                        new Ids(found.value().network().securityGroups(), "security groups", MOST_GROUPS),
                        found,
                        Fact.<List<String>>none(
                                "the service names no security groups, so its tasks have the VPC's default one", "")))
                .advising("set securityGroups on the templates, in the overrides");
    }

    /** Ids of one kind, of which ECS takes so many. */
    private record Ids(List<String> ids, String name, int most) {}

    /** More than there may be cannot be right, and costs this fact alone. */
    private static Fact<List<String>> some(Ids found, Fact.Found<RunningService> source, Fact<List<String>> otherwise) {
        if (found.ids().size() > found.most()) {
            return Fact.failed(
                    "%s: the service has %d %s, more than the %d that there may be"
                            .formatted(EcsAnswers.SERVICES, found.ids().size(), found.name(), found.most()),
                    "discover again; if it stays so, look at what stands between the task and AWS");
        }
        return found.ids().isEmpty() ? otherwise : Fact.found(found.ids(), source.origin());
    }

    static Fact<Boolean> publicIp(Fact<RunningService> service) {
        return service.map(found -> found.network().publicIp())
                .advising("set assignPublicIp on the templates, in the overrides, if they need one");
    }

    private static final String NAME_ADVICE =
            "give the service a registry in a private DNS namespace, or set jenkinsUrl on the clouds";

    /** The Cloud Map service that the ECS service registers its tasks with. */
    static Fact<Arn> registry(Fact<RunningService> service) {
        return service.then(found -> found.value().registries().stream()
                        .findFirst()
                        .map(registry -> Fact.found(registry, found.origin()))
                        .orElseGet(() -> Fact.none(
                                "service %s registers with no Cloud Map service"
                                        .formatted(found.value().arn().name()),
                                NAME_ADVICE)))
                .advising(NAME_ADVICE);
    }

    static Fact<String> cloudMapName(Fact<RegisteredService> service, Fact<Namespace> namespace) {
        return service.then(registered -> registered.value().hasAddress()
                ? inDns(registered, namespace)
                : Fact.none(
                        "the Cloud Map service %s has SRV records only, and no address"
                                .formatted(registered.value().name()),
                        "give it A records, or set jenkinsUrl on the clouds"));
    }

    private static Fact<String> inDns(Fact.Found<RegisteredService> registered, Fact<Namespace> namespace) {
        return namespace.then(found -> {
            if (!found.value().inDns()) {
                return Fact.none(
                        "the Cloud Map namespace %s cannot be resolved by DNS"
                                .formatted(found.value().name()),
                        "register the service in a private DNS namespace, or set jenkinsUrl on the clouds");
            }
            String name = registered.value().name() + "." + found.value().name();
            return isHost(name)
                    ? Fact.found(name, found.origin())
                    : Fact.none(
                            "the Cloud Map name %s is not a host name, so no agent can connect to it".formatted(name),
                            "name the Cloud Map service and its namespace with letters, digits and hyphens only, or set"
                                    + " jenkinsUrl on the clouds");
        });
    }

    /** As Java has it, which agents run on. Cloud Map and DNS take underscores, too. */
    private static boolean isHost(String name) {
        try {
            return new URI("http://" + name + "/").getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
