// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Asks Elastic Load Balancing with the SDK. */
record SdkLoadBalancers(Lazy<ElasticLoadBalancingV2Client> client) implements LoadBalancers {

    @Override
    public List<Arn> of(Arn targetGroup) throws CallException {
        var answer = SdkCall.ask(
                () -> client.get().describeTargetGroups(request -> request.targetGroupArns(targetGroup.toString())),
                TargetGroupNotFoundException.class);
        List<TargetGroup> groups = Checked.usable(
                Checked.list(answer.hasTargetGroups(), answer.targetGroups(), "target groups"),
                "target groups",
                group -> Optional.of(group).filter(TargetGroup::hasLoadBalancerArns));
        return Checked.usable(
                groups.stream()
                        .flatMap(group -> group.loadBalancerArns().stream())
                        .toList(),
                "load balancers",
                Arn::find);
    }

    @Override
    public Optional<String> dnsName(Arn loadBalancer) throws CallException {
        var answer = SdkCall.ask(
                () -> client.get().describeLoadBalancers(request -> request.loadBalancerArns(loadBalancer.toString())),
                LoadBalancerNotFoundException.class);
        return Checked.usable(
                        Checked.list(answer.hasLoadBalancers(), answer.loadBalancers(), "load balancers"),
                        "load balancers",
                        found -> Checked.text(found.dnsName()))
                .stream()
                .findFirst();
    }

    @Override
    public ResultPage<Listener> listeners(Arn loadBalancer, PageToken marker) throws CallException {
        var answer = SdkCall.ask(
                () -> client.get().describeListeners(request -> {
                    request.loadBalancerArn(loadBalancer.toString());
                    marker.text().ifPresent(request::marker);
                }),
                LoadBalancerNotFoundException.class);
        return new ResultPage<>(
                Checked.usable(
                        Checked.list(answer.hasListeners(), answer.listeners(), "listeners"),
                        "listeners",
                        SdkLoadBalancers::listener),
                SdkFields.text(answer.nextMarker()));
    }

    private static Optional<Listener> listener(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener found) {
        return Checked.isPort(found.port()) && found.protocol() != ProtocolEnum.UNKNOWN_TO_SDK_VERSION
                ? Optional.of(new Listener(
                        SdkFields.or(found.protocolAsString(), "none"), found.port(), targets(found.defaultActions())))
                : Optional.empty();
    }

    private static Set<Arn> targets(List<Action> actions) {
        return actions.stream()
                .filter(Objects::nonNull)
                .flatMap(action -> Stream.concat(
                        SdkFields.text(action.targetGroupArn()).stream(),
                        action.forwardConfig() == null
                                ? Stream.empty()
                                : action.forwardConfig().targetGroups().stream()
                                        .filter(Objects::nonNull)
                                        .map(TargetGroupTuple::targetGroupArn)))
                .filter(Objects::nonNull)
                .flatMap(arn -> Arn.find(arn).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
