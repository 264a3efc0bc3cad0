// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.LogConfiguration;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TaskDefinition;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TcpPort;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFactsTest {

    private static final Arn ROLE = Arn.parse("arn:aws:iam::123456789012:role/demo");

    private static DefinedContainer container(String ports, Optional<LogConfiguration> log) {
        List<TcpPort> exposed = Arrays.stream(ports.split(" "))
                .filter(port -> !port.isEmpty())
                .map(port -> port.split("="))
                .map(parts -> new TcpPort(
                        Integer.parseInt(parts[0]), parts.length == 1 ? Optional.empty() : Optional.of(parts[1])))
                .toList();
        return new DefinedContainer("jenkins", exposed, List.of(), log);
    }

    private static TargetOfBalancer way(String container, int port) {
        return new TargetOfBalancer(Account.TARGET_GROUP, container, port);
    }

    @Test
    void aRoleIsFoundWhereTheDefinitionNamesIt() {
        TaskDefinition definition = new TaskDefinition(Optional.of(ROLE), Optional.empty(), Map.of(), List.of());
        Fact<TaskDefinition> defined = KnownFacts.defined(definition);
        assertThat(DefinitionFacts.role(KnownFacts.ownFact(), defined, TaskDefinition::taskRole, "task role"))
                .isEqualTo(KnownFacts.defined(ROLE));
        assertThat(DefinitionFacts.role(KnownFacts.ownFact(), defined, TaskDefinition::executionRole, "execution role"))
                .isEqualTo(Fact.none(
                        "task definition demo:3 names no execution role",
                        "set the execution role of the task definition"));
    }

    @Test
    void ofWhatCouldNotBeAskedForNothingIsClaimed() {
        Fact<OwnTask> own = KnownFacts.ownFact();
        assertThat(DefinitionFacts.role(own, KnownFacts.denied(), TaskDefinition::taskRole, "task role"))
                .isEqualTo(KnownFacts.denied());
        assertThat(DefinitionFacts.role(
                        KnownFacts.denied(),
                        KnownFacts.defined(Account.definition()),
                        TaskDefinition::taskRole,
                        "task role"))
                .isEqualTo(KnownFacts.denied());
        assertThat(DefinitionFacts.container(own, KnownFacts.denied())).isEqualTo(KnownFacts.denied());
        assertThat(DefinitionFacts.logGroup(own, KnownFacts.denied())).isEqualTo(KnownFacts.denied());
        assertThat(DefinitionFacts.ports(KnownFacts.denied(), KnownFacts.ofService(way("jenkins", 8080))))
                .isEqualTo(KnownFacts.denied());
        assertThat(DefinitionFacts.target(own, KnownFacts.denied())).isEqualTo(KnownFacts.denied());
    }

    @Test
    void theOwnContainerIsTheOneThatTheMetadataName() {
        DefinedContainer jenkins = Account.container(List.of(8080));
        DefinedContainer proxy = new DefinedContainer("proxy", List.of(), List.of(), Optional.empty());
        assertThat(DefinitionFacts.container(
                        KnownFacts.ownFact(), KnownFacts.defined(Account.definition(proxy, jenkins))))
                .isEqualTo(KnownFacts.defined(jenkins));
        assertThat(DefinitionFacts.container(KnownFacts.ownFact(), KnownFacts.defined(Account.definition(proxy))))
                .isEqualTo(Fact.failed(
                        "task definition demo:3 has no container jenkins, which the task metadata name",
                        "discover again"));
    }

    private static Fact<String> logGroup(Optional<String> told, Optional<LogConfiguration> log) {
        OwnTask own = KnownFacts.own();
        OwnTask telling = new OwnTask(own.task(), own.service(), told);
        return DefinitionFacts.logGroup(
                Fact.found(telling, Origin.discovered(OwnTask.TASK)), KnownFacts.defined(container("8080", log)));
    }

    @Test
    void theLogGroupOfTheDefinitionComesBeforeTheOneOfTheMetadata() {
        Optional<LogConfiguration> awslogs = Optional.of(new LogConfiguration("awslogs", Optional.of("/ecs/demo")));
        Optional<LogConfiguration> others = Optional.of(new LogConfiguration("awsfirelens", Optional.empty()));
        assertThat(logGroup(Optional.of("/told"), awslogs)).isEqualTo(KnownFacts.defined("/ecs/demo"));
        assertThat(logGroup(Optional.of("/told"), others))
                .isEqualTo(Fact.found("/told", Origin.discovered("metadata:container")));
        String advice = "give container jenkins the log driver awslogs with the option awslogs-group";
        assertThat(logGroup(Optional.empty(), others))
                .isEqualTo(Fact.none("container jenkins logs with awsfirelens, not to a CloudWatch log group", advice));
        assertThat(logGroup(Optional.empty(), Optional.empty()))
                .isEqualTo(Fact.none("container jenkins has no log driver", advice));
    }

    @ParameterizedTest
    @CsvSource({
        "8080 50000, 8080, 8080, 50000",
        "50000 8080, 0, 8080, 50000",
        "9090 50000, 0, 9090, 50000",
        "443 8080 50000, 443, 443, 50000",
        "8080 9404, 8080, 8080, 50000",
        "8443 8080 50000, 0, 8080, 50000",
        "9443 9090 50000, 0, 9090, 50000",
        "50000, 0, 8080, 50000",
        "9090, 0, 9090, 50000",
        "'', 0, 8080, 50000",
        "'', 9090, 9090, 50000",
        "8080=http 50001=agents, 0, 8080, 50001",
        "8080 50001=JNLP, 0, 8080, 50001",
        "50001=inbound-agents 8080, 0, 8080, 50001",
        "50001=slaves 9090, 0, 9090, 50001",
        "8080 9404=metrics, 0, 8080, 50000",
        "8080 9404=metrics 50001=agents, 0, 8080, 50000",
        "8080=agents 50001=agents, 0, 8080, 50000",
        "50001=agents, 0, 50001, 50000",
        "8080 50001, 0, 8080, 50000",
    })
    void aPortIsForPeopleOrForAgents(String exposed, int balancer, int web, int agents) {
        Fact<TargetOfBalancer> target =
                balancer == 0 ? KnownFacts.none() : KnownFacts.ofService(way("jenkins", balancer));
        assertThat(DefinitionFacts.ports(KnownFacts.defined(container(exposed, Optional.empty())), target))
                .isEqualTo(KnownFacts.defined(new ContainerPorts(web, agents)));
    }

    @ParameterizedTest
    @CsvSource({"8080 50001=agents, 50050, 8080", "50050 9090, 50050, 9090", "50050, 50050, 8080"})
    void thePortThatTheImageIsToldIsForAgentsWhateverItsName(String exposed, int told, int web) {
        assertThat(DefinitionFacts.ports(
                        KnownFacts.defined(container(exposed, Optional.empty())), KnownFacts.none(), told))
                .isEqualTo(KnownFacts.defined(new ContainerPorts(web, told)));
    }

    private static Fact<TargetOfBalancer> target(TargetOfBalancer... ways) {
        return DefinitionFacts.target(
                KnownFacts.ownFact(), KnownFacts.ofService(Account.service(List.of(), List.of(ways))));
    }

    @Test
    void theWayOfPeopleComesBeforeThatOfAgents() {
        assertThat(target(way("proxy", 9000), way("jenkins", 50000), way("jenkins", 8081)))
                .isEqualTo(KnownFacts.ofService(way("jenkins", 8081)));
        assertThat(target(way("jenkins", 50000))).isEqualTo(KnownFacts.ofService(way("jenkins", 50000)));
    }

    @Test
    void withoutAWayThereIsTheAdviceToSayTheAddress() {
        assertThat(target())
                .isEqualTo(Fact.none(
                        "no load balancer leads to service controller",
                        "set the address that people use in the parameter root-url or in the override rootUrl"));
        assertThat(target(way("proxy", 9000)))
                .isEqualTo(Fact.none(
                        "the load balancer leads to another container of the task than jenkins",
                        "set the address that people use in the parameter root-url or in the override rootUrl"));
        assertThat(KnownFacts.remedy(DefinitionFacts.target(KnownFacts.ownFact(), KnownFacts.none())))
                .contains("root-url");
    }
}
