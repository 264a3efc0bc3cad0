// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers.Listener;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

class SdkLoadBalancersTest {

    private static final String PREFIX = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:";
    private static final Arn GROUP = Arn.parse(PREFIX + "targetgroup/web/1");
    private static final Arn BALANCER = Arn.parse(PREFIX + "loadbalancer/app/demo/1");

    private final ScriptedClient<ElasticLoadBalancingV2Client> client =
            new ScriptedClient<>(ElasticLoadBalancingV2Client.class);
    private final SdkLoadBalancers balancers = new SdkLoadBalancers(new Lazy<>(client::client));

    private static void garbled(ThrowingCallable call, String text) {
        assertThat(catchThrowableOfType(CallException.class, call)).hasMessage("the answer " + text);
    }

    private static TargetGroup group(String... balancers) {
        return TargetGroup.builder().loadBalancerArns(balancers).build();
    }

    @Test
    void theBalancersOfATargetGroupAreThoseThatItNames() throws CallException {
        client.answers(DescribeTargetGroupsResponse.builder()
                .targetGroups(
                        group(BALANCER.toString(), "x"), TargetGroup.builder().build())
                .build());
        assertThat(balancers.of(GROUP)).containsExactly(BALANCER);
        assertThat(client.asked(DescribeTargetGroupsRequest.class).targetGroupArns())
                .containsExactly(GROUP.toString());
        client.answers(
                DescribeTargetGroupsResponse.builder().targetGroups(group()).build());
        assertThat(balancers.of(GROUP)).isEmpty();
    }

    @Test
    void aTargetGroupThatDoesNotSayWhoUsesItIsNotUnused() {
        client.answers(
                DescribeTargetGroupsResponse.builder().build(),
                DescribeTargetGroupsResponse.builder()
                        .targetGroups(TargetGroup.builder().build())
                        .build(),
                DescribeTargetGroupsResponse.builder().targetGroups(group("x")).build());
        garbled(() -> balancers.of(GROUP), "has no list of target groups");
        garbled(() -> balancers.of(GROUP), "has nothing that can be understood in its list of target groups");
        garbled(() -> balancers.of(GROUP), "has nothing that can be understood in its list of load balancers");
    }

    @Test
    void whatElbDoesNotKnowIsMissing() {
        client.answers(
                missing(TargetGroupNotFoundException.builder(), "TargetGroupNotFound"),
                missing(LoadBalancerNotFoundException.builder(), "LoadBalancerNotFound"),
                missing(LoadBalancerNotFoundException.builder(), "LoadBalancerNotFound"));
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> balancers.of(GROUP),
                () -> balancers.dnsName(BALANCER),
                () -> balancers.listeners(BALANCER, PageToken.FIRST))) {
            assertThat(catchThrowableOfType(CallException.class, call).isMissing())
                    .isTrue();
        }
    }

    private static AwsServiceException missing(AwsServiceException.Builder kind, String code) {
        return kind.statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static LoadBalancer balancer(@Nullable String name) {
        return LoadBalancer.builder().dnsName(name).build();
    }

    @Test
    void theDnsNameIsTheFirst() throws CallException {
        client.answers(
                DescribeLoadBalancersResponse.builder()
                        .loadBalancers(balancer(" "), balancer("demo.elb.example"), balancer("other"))
                        .build(),
                DescribeLoadBalancersResponse.builder().loadBalancers(List.of()).build(),
                DescribeLoadBalancersResponse.builder()
                        .loadBalancers(balancer(null))
                        .build());
        assertThat(balancers.dnsName(BALANCER)).contains("demo.elb.example");
        assertThat(client.asked(DescribeLoadBalancersRequest.class).loadBalancerArns())
                .containsExactly(BALANCER.toString());
        assertThat(balancers.dnsName(BALANCER)).isEmpty();
        garbled(() -> balancers.dnsName(BALANCER), "has nothing that can be understood in its list of load balancers");
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener listener(
            @Nullable String protocol, @Nullable Integer port, Action... actions) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener.builder()
                .protocol(protocol)
                .port(port)
                .defaultActions(actions)
                .build();
    }

    @Test
    void aListenerLeadsWhereItsDefaultActionsForward() throws CallException {
        Action plain = Action.builder().targetGroupArn(GROUP.toString()).build();
        Action weighed = Action.builder()
                .forwardConfig(forward -> forward.targetGroups(Arrays.asList(
                        null,
                        TargetGroupTuple.builder()
                                .targetGroupArn(PREFIX + "targetgroup/web/2")
                                .build(),
                        TargetGroupTuple.builder().build(),
                        TargetGroupTuple.builder().targetGroupArn("x").build())))
                .build();
        client.answers(DescribeListenersResponse.builder()
                .listeners(Arrays.asList(
                        null,
                        listener("HTTPS", 443, plain, weighed),
                        listener("HTTP", 80),
                        listener(null, 81),
                        listener("QUIC2", 82),
                        listener("HTTP", 0),
                        listener("HTTP", null)))
                .nextMarker("2")
                .build());
        assertThat(balancers.listeners(BALANCER, PageToken.FIRST))
                .isEqualTo(new ResultPage<>(
                        List.of(
                                new Listener("HTTPS", 443, Set.of(GROUP, Arn.parse(PREFIX + "targetgroup/web/2"))),
                                new Listener("HTTP", 80, Set.of()),
                                new Listener("none", 81, Set.of())),
                        Optional.of("2")));
        assertThat(client.asked(DescribeListenersRequest.class))
                .isEqualTo(DescribeListenersRequest.builder()
                        .loadBalancerArn(BALANCER.toString())
                        .build());
    }

    @Test
    void theNextPageIsAskedForByItsMarker() throws CallException {
        client.answers(DescribeListenersResponse.builder()
                .listeners(List.of())
                .nextMarker("")
                .build());
        assertThat(balancers.listeners(BALANCER, new PageToken(Optional.of("2"))))
                .isEqualTo(new ResultPage<Listener>(List.of(), Optional.empty()));
        assertThat(client.asked(DescribeListenersRequest.class).marker()).isEqualTo("2");
    }

    @Test
    void anAnswerOfNoUseIsNoEndOfTheListing() {
        client.answers(
                DescribeListenersResponse.builder().build(),
                DescribeListenersResponse.builder()
                        .listeners(listener("HTTP", 0))
                        .build());
        garbled(() -> balancers.listeners(BALANCER, PageToken.FIRST), "has no list of listeners");
        garbled(
                () -> balancers.listeners(BALANCER, PageToken.FIRST),
                "has nothing that can be understood in its list of listeners");
    }
}
