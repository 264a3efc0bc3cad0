// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers;
import io.jenkins.plugins.fargatecontroller.discovery.Page;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Asks Elastic Load Balancing with the SDK. */
record SdkLoadBalancers(Lazy<ElasticLoadBalancingV2Client> client) implements LoadBalancers {

    @Override
    public List<Arn> of(Arn targetGroup) throws CallFailed {
        var answer = Asking.ask(
                () -> client.get().describeTargetGroups(request -> request.targetGroupArns(targetGroup.toString())));
        return answer.targetGroups().stream()
                .flatMap(group -> group.loadBalancerArns().stream())
                .map(Arn::parse)
                .toList();
    }

    @Override
    public Optional<String> dnsName(Arn loadBalancer) throws CallFailed {
        var answer = Asking.ask(
                () -> client.get().describeLoadBalancers(request -> request.loadBalancerArns(loadBalancer.toString())));
        return answer.loadBalancers().stream().findFirst().flatMap(found -> Texts.text(found.dnsName()));
    }

    @Override
    public Page<Listener> listeners(Arn loadBalancer, Optional<String> marker) throws CallFailed {
        var answer = Asking.ask(() -> client.get().describeListeners(request -> {
            request.loadBalancerArn(loadBalancer.toString());
            marker.ifPresent(request::marker);
        }));
        return new Page<>(
                answer.listeners().stream()
                        .map(found -> new Listener(
                                Texts.or(found.protocolAsString(), "none"),
                                found.port(),
                                targets(found.defaultActions())))
                        .toList(),
                Texts.text(answer.nextMarker()));
    }

    private static Set<Arn> targets(List<Action> actions) {
        return actions.stream()
                .flatMap(action -> Stream.concat(
                        Texts.text(action.targetGroupArn()).stream(),
                        action.forwardConfig() == null
                                ? Stream.empty()
                                : action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn)))
                .map(Arn::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
