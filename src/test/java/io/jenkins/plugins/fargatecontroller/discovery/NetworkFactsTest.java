// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.Namespace;
import io.jenkins.plugins.fargatecontroller.discovery.CloudMap.RegisteredService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.NetworkSettings;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFactsTest {

    private static Fact<RunningService> service(int subnets, int groups, boolean publicIp, Arn... registries) {
        return KnownFacts.ofService(new RunningService(
                Arn.parse(Account.PREFIX + "service/demo/controller"),
                new NetworkSettings(ids("subnet", subnets), ids("sg", groups), publicIp),
                List.of(registries),
                List.of()));
    }

    private static List<String> ids(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> kind + "-" + i).toList();
    }

    private static Fact<RunningTask> task(Optional<String> subnet) {
        return Fact.found(
                new RunningTask(Optional.empty(), subnet, Optional.empty(), Optional.empty()),
                Origin.discovered("ecs:DescribeTasks"));
    }

    @Test
    void theSubnetsAreThoseOfTheService() {
        assertThat(NetworkFacts.subnets(service(16, 1, false), task(Optional.of("subnet-own"))))
                .isEqualTo(KnownFacts.ofService(ids("subnet", 16)));
    }

    @Test
    void withoutThemThereIsTheOneThatTheTaskLiesIn() {
        Fact<List<String>> own = Fact.found(List.of("subnet-own"), Origin.discovered("ecs:DescribeTasks"));
        assertThat(NetworkFacts.subnets(service(0, 1, false), task(Optional.of("subnet-own"))))
                .isEqualTo(own);
        assertThat(NetworkFacts.subnets(KnownFacts.denied(), task(Optional.of("subnet-own"))))
                .isEqualTo(own);
        assertThat(NetworkFacts.subnets(service(0, 1, false), task(Optional.empty())))
                .isEqualTo(Fact.none("the service names no subnets", "set subnets on the templates, in the overrides"));
        assertThat(NetworkFacts.subnets(KnownFacts.denied(), KnownFacts.none())).isEqualTo(KnownFacts.denied());
    }

    @Test
    void moreThanEcsTakesCannotBeRight() {
        assertThat(NetworkFacts.subnets(service(17, 1, false), KnownFacts.none()))
                .isEqualTo(Fact.failed(
                        "ecs:DescribeServices: the service has 17 subnets, more than the 16 that there may be",
                        "discover again; if it stays so, look at what stands between the task and AWS"));
        assertThat(KnownFacts.reason(NetworkFacts.securityGroups(service(1, 6, false))))
                .isEqualTo(
                        "ecs:DescribeServices: the service has 6 security groups, more than the 5 that there may be");
        assertThat(NetworkFacts.securityGroups(service(1, 5, false))).isEqualTo(KnownFacts.ofService(ids("sg", 5)));
    }

    @Test
    void whatAServiceDoesNotSayIsToBeSetOnTheTemplates() {
        String groups = "set securityGroups on the templates, in the overrides";
        assertThat(NetworkFacts.securityGroups(service(1, 0, false)))
                .isEqualTo(Fact.none(
                        "the service names no security groups, so its tasks have the VPC's default one", groups));
        assertThat(KnownFacts.remedy(NetworkFacts.securityGroups(KnownFacts.none())))
                .isEqualTo(groups);
        assertThat(NetworkFacts.securityGroups(KnownFacts.denied())).isEqualTo(KnownFacts.denied());
        assertThat(KnownFacts.remedy(NetworkFacts.publicIp(KnownFacts.none())))
                .startsWith("set assignPublicIp on the templates");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePublicAddressIsAsTheServiceHasIt(boolean assigned) {
        assertThat(NetworkFacts.publicIp(service(1, 1, assigned))).isEqualTo(KnownFacts.ofService(assigned));
    }

    @Test
    void theRegistryIsTheFirst() {
        Arn one = Arn.parse("arn:aws:servicediscovery:eu-central-1:123456789012:service/srv-1");
        Arn two = Arn.parse("arn:aws:servicediscovery:eu-central-1:123456789012:service/srv-2");
        assertThat(NetworkFacts.registry(service(1, 1, false, one, two))).isEqualTo(KnownFacts.ofService(one));
        String advice = "give the service a registry in a private DNS namespace, or set jenkinsUrl on the clouds";
        assertThat(NetworkFacts.registry(service(1, 1, false)))
                .isEqualTo(Fact.none("service controller registers with no Cloud Map service", advice));
        assertThat(KnownFacts.remedy(NetworkFacts.registry(KnownFacts.none()))).isEqualTo(advice);
        assertThat(NetworkFacts.registry(KnownFacts.denied())).isEqualTo(KnownFacts.denied());
    }

    private static Fact<String> name(boolean hasAddress, Fact<Namespace> namespace) {
        return NetworkFacts.cloudMapName(
                Fact.found(
                        new RegisteredService("controller", "ns-1", hasAddress),
                        Origin.discovered("servicediscovery:GetService")),
                namespace);
    }

    /** Remoting makes a URI of the host ({@code JnlpAgentEndpointResolver.getResolvedHttpProxyAddress}), which fails. */
    @Test
    void aNameThatJavaDoesNotTakeForAHostIsNoAddressForAgents() {
        Fact<Namespace> namespace = Fact.found(
                new Namespace("jenkins_demo.local", true), Origin.discovered("servicediscovery:GetNamespace"));
        assertThat(name(true, namespace))
                .isEqualTo(Fact.none(
                        "the Cloud Map name controller.jenkins_demo.local is not a host name, so no agent can connect"
                                + " to it",
                        "name the Cloud Map service and its namespace with letters, digits and hyphens only, or set"
                                + " jenkinsUrl on the clouds"));
    }

    @Test
    void theNameIsTheServicesInTheNamespace() {
        Origin origin = Origin.discovered("servicediscovery:GetNamespace");
        assertThat(name(true, Fact.found(new Namespace("demo.local", true), origin)))
                .isEqualTo(Fact.found("controller.demo.local", origin));
        assertThat(name(true, Fact.found(new Namespace("demo", false), origin)))
                .isEqualTo(Fact.none(
                        "the Cloud Map namespace demo cannot be resolved by DNS",
                        "register the service in a private DNS namespace, or set jenkinsUrl on the clouds"));
        assertThat(name(false, Fact.found(new Namespace("demo.local", true), origin)))
                .isEqualTo(Fact.none(
                        "the Cloud Map service controller has SRV records only, and no address",
                        "give it A records, or set jenkinsUrl on the clouds"));
        assertThat(name(true, KnownFacts.denied())).isEqualTo(KnownFacts.denied());
        assertThat(NetworkFacts.cloudMapName(KnownFacts.none(), KnownFacts.denied()))
                .isEqualTo(KnownFacts.none());
    }
}
