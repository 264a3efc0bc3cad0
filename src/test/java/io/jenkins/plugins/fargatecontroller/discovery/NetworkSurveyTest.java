// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkSurveyTest {

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @Test
    void aTaskWithoutServiceHasTheSubnetOfItsOwnAndSaysWhatToSetForTheRest() throws InterruptedException {
        controller.task = TestController.TASK.replace("\"ServiceName\": \"controller\",", "");
        account.task = account.task.map(
                task -> new Ecs.RunningTask(Optional.of("family:demo"), task.subnet(), task.address(), task.zone()));
        account.parameters.removeIf(one -> one.name().endsWith("root-url"));
        Environment environment = controller.environment();
        var network = environment.network();
        assertThat(network.subnets().optional()).contains(List.of("subnet-1"));
        assertThat(remedy(network.securityGroups())).contains("securityGroups");
        assertThat(remedy(network.publicIp())).contains("assignPublicIp");
        assertThat(remedy(network.names().cloudMap())).contains("jenkinsUrl");
        assertThat(remedy(network.names().publicUrl())).contains("root-url");
        assertThat(environment.compute().service().absence().orElseThrow().reason())
                .isEqualTo("the task was started by itself, not by an ECS service");
        assertThat(account.asked).doesNotContain("ecs:DescribeServices");
        assertThat(environment.storage())
                .isEqualTo(new TestController().environment().storage());
    }

    @Test
    void aServiceWithoutRegistryHasNoCloudMapName() throws InterruptedException {
        account.service = Optional.of(Account.service(List.of(), List.of()));
        Environment environment = controller.environment();
        assertThat(environment.network().names().cloudMap())
                .isEqualTo(Fact.none(
                        "service controller registers with no Cloud Map service",
                        "give the service a registry in a private DNS namespace, or set jenkinsUrl on the clouds"));
        assertThat(account.asked).doesNotContain("servicediscovery:GetService");
    }

    @Test
    void aNameThatDnsDoesNotKnowIsNoAddress() throws InterruptedException {
        account.namespace = new CloudMap.Namespace("demo", false);
        assertThat(controller
                        .environment()
                        .network()
                        .names()
                        .cloudMap()
                        .absence()
                        .orElseThrow()
                        .reason())
                .isEqualTo("the Cloud Map namespace demo cannot be resolved by DNS");
    }

    @Test
    void anUnusableAddressIsToldAndTheBalancerServes() throws InterruptedException {
        rootUrl("ftp://x/");
        assertThat(publicUrl().optional()).contains(URI.create("https://demo-1.elb.example/"));
        assertThat(((Fact.Found<URI>) publicUrl()).origin().detail())
                .startsWith(
                        "elasticloadbalancing:DescribeListeners; parameter /jenkins/demo/root-url is not an address: ");
        account.listeners = List.of();
        assertThat(publicUrl().absence().orElseThrow().reason())
                .startsWith("parameter /jenkins/demo/root-url is not an address: ");
    }

    @Test
    void eachStepToTheBalancerThatFindsNothingIsTheReason() throws InterruptedException {
        account.parameters.removeIf(one -> one.name().endsWith("root-url"));
        assertThat(publicUrl().optional()).contains(URI.create("https://demo-1.elb.example/"));
        account.dnsName = Optional.empty();
        assertThat(publicUrl().absence().orElseThrow().reason())
                .isEqualTo("elasticloadbalancing:DescribeLoadBalancers knows no load balancer " + Account.BALANCER);
        account.balancers = List.of();
        assertThat(publicUrl().absence().orElseThrow().reason())
                .isEqualTo(
                        "elasticloadbalancing:DescribeTargetGroups knows no load balancer that uses the target group "
                                + Account.TARGET_GROUP);
        account.service = Optional.of(Account.service(List.of(), List.of()));
        assertThat(publicUrl().absence().orElseThrow().reason())
                .isEqualTo("no load balancer leads to service controller");
        assertThat(publicUrl().absence().orElseThrow().remedy()).contains("root-url");
    }

    private void rootUrl(String text) {
        account.parameters.removeIf(one -> one.name().endsWith("root-url"));
        account.parameters.add(Account.parameter("/jenkins/demo/root-url", text));
    }

    private Fact<URI> publicUrl() throws InterruptedException {
        return controller.environment().network().names().publicUrl();
    }

    private static String remedy(Fact<?> fact) {
        return fact.absence().orElseThrow().remedy();
    }
}
