// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.Namespace;
import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.RegisteredService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers.Listener;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.List;

/** Asks for the names under which the controller is reached: service, registry, namespace; target group, balancer. */
final class NetworkSurvey {

    static final String SERVICE = "servicediscovery:GetService";
    static final String NAMESPACE = "servicediscovery:GetNamespace";
    static final String TARGET_GROUPS = "elasticloadbalancing:DescribeTargetGroups";
    static final String BALANCERS = "elasticloadbalancing:DescribeLoadBalancers";
    static final String LISTENERS = "elasticloadbalancing:DescribeListeners";

    private final EcsAnswers ecs;
    private final FactFuture<String> cloudMapName;
    private final FactFuture<URI> publicUrl;

    /** Where the load balancer sends requests to, and the parameter that may say the address. */
    record Addressed(FactFuture<TargetOfBalancer> target, FactFuture<StoredParameters.Entry> rootUrl) {}

    NetworkSurvey(CallGraph calls, Aws aws, EcsAnswers ecs, Addressed addressed) {
        this.ecs = ecs;
        this.cloudMapName = cloudMapName(calls, aws.cloudMap(), ecs.service().map(NetworkFacts::registry));
        this.publicUrl = addressed
                .rootUrl()
                .with(balancerUrl(calls, aws.loadBalancers(), addressed.target()), PublicUrl::choose);
    }

    Network facts() throws InterruptedException {
        return new Network(
                ecs.service().with(ecs.task(), NetworkFacts::subnets).await(),
                ecs.service().map(NetworkFacts::securityGroups).await(),
                ecs.service().map(NetworkFacts::publicIp).await(),
                new Names(cloudMapName.await(), publicUrl.await()));
    }

    private static FactFuture<String> cloudMapName(CallGraph calls, CloudMap cloudMap, FactFuture<Arn> registry) {
        FactFuture<RegisteredService> service = calls.ask(
                registry,
                new PendingCall<>(SERVICE, Arn::toString, arn -> one(SERVICE, cloudMap.service(arn.resourceId()))));
        FactFuture<Namespace> namespace = calls.ask(
                service,
                new PendingCall<>(
                        NAMESPACE,
                        registered -> "namespace/" + registered.namespaceId(),
                        registered -> one(NAMESPACE, cloudMap.namespace(registered.namespaceId()))));
        return service.with(namespace, NetworkFacts::cloudMapName);
    }

    private static FactFuture<URI> balancerUrl(
            CallGraph calls, LoadBalancers balancers, FactFuture<TargetOfBalancer> target) {
        FactFuture<Arn> balancer = balancer(calls, balancers, target);
        FactFuture<String> dnsName = calls.ask(
                balancer,
                PendingCall.one(BALANCERS, arn -> "*", arn -> "load balancer " + arn, arn -> balancers.dnsName(arn)));
        FactFuture<List<Listener>> listeners = calls.ask(
                balancer,
                new PendingCall<>(
                        LISTENERS,
                        arn -> "*",
                        arn -> ResultPage.all(LISTENERS, marker -> balancers.listeners(arn, marker))));
        return target.with(
                        dnsName,
                        (way, name) -> way.then(found ->
                                name.map(known -> new Entrance(found.value().targetGroup(), known))))
                .with(
                        listeners,
                        (entrance, all) -> entrance.then(way -> all.then(found -> PublicUrl.ofListeners(
                                way.value().targetGroup(), way.value().dnsName(), found))));
    }

    private static FactFuture<Arn> balancer(
            CallGraph calls, LoadBalancers balancers, FactFuture<TargetOfBalancer> target) {
        return calls.ask(
                target.then(way -> Fact.found(way.targetGroup(), Origin.discovered(EcsAnswers.SERVICES))),
                PendingCall.one(
                        TARGET_GROUPS,
                        group -> "*",
                        group -> "load balancer that uses the target group " + group,
                        group -> balancers.of(group).stream().findFirst()));
    }

    /** A load balancer's name and the target group of interest. */
    private record Entrance(Arn targetGroup, String dnsName) {}

    private static <R> Reply<R> one(String operation, R value) {
        return new Reply<>(Fact.found(value, Origin.discovered(operation)), 1);
    }
}
