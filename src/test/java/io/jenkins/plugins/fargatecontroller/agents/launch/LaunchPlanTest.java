// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Connection;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final AgentTemplate BUILD = Fleets.template("build", "build", "maven");
    private static final LaunchPlan PLAN = new LaunchPlan("jenkins");

    private static Agent agent(CloudSpec cloud, String job, String unique) {
        Route route = new Route(cloud.cluster(), BUILD.placement());
        return PLAN.agent(new LaunchPlan.Order(cloud, BUILD, Optional.of(job), route, "arn:definition:1", unique), NOW);
    }

    private static CloudSpec cloud() {
        return Fleets.cloud(CloudRules.none(), BUILD);
    }

    @Test
    void theRequestSaysAllThatDiffersFromTheDefinition() {
        Agent agent = agent(cloud(), "team-a/build », main", "x1");
        assertThat(agent.name()).isEqualTo("build-x1");
        var request = agent.request();
        assertThat(request.target().definition()).isEqualTo("arn:definition:1");
        assertThat(request.target().container()).isEqualTo(Content.AGENT);
        assertThat(request.token()).hasSize(64).matches("[0-9a-f]+");
        assertThat(request.placement().capacity()).containsExactly(CapacityShare.onDemand());
        assertThat(request.overrides().shape().cpu()).isEqualTo(512);
        assertThat(request.tags())
                .isEqualTo(Map.of(
                        AgentTags.CONTROLLER, "jenkins",
                        AgentTags.CLOUD, "fargate-cloud",
                        AgentTags.TEMPLATE, "build",
                        AgentTags.NODE, "build-x1",
                        AgentTags.JOB, "team-a/build __ main"));
        assertThat(request.overrides().shape().environment())
                .isEqualTo(Map.of(
                        "JENKINS_AGENT_NAME", "build-x1",
                        "JENKINS_AGENT_WORKDIR", "/home/jenkins/agent",
                        "JENKINS_URL", "http://controller.jenkins:8080/"));
        assertThat(request.startedBy()).isEqualTo("fargate-controller/jenkins");
        assertThat(request.overrides().command(new AgentSecret("s3cret")))
                .containsExactly("-url", "http://controller.jenkins:8080/", "s3cret", "build-x1");
    }

    @Test
    void whatServesBuildsWithoutALabelIsTheTemplateAndNotWhatOneBuildAskedFor() {
        AgentTemplate usual = Fleets.template("any", UseRules.usual().withServes(), "any");
        CloudSpec cloud = Fleets.cloud(CloudRules.none(), usual);
        assertThat(serves(cloud, usual)).isTrue();
        AgentTemplate own = new AgentTemplate(
                usual.id(), Set.of("own-1"), usual.source(), usual.shape(), usual.placement(), usual.rules());
        assertThat(serves(cloud, own)).isFalse();
        assertThat(serves(cloud(), BUILD)).isFalse();
    }

    private static boolean serves(CloudSpec cloud, AgentTemplate template) {
        Route route = new Route(cloud.cluster(), template.placement());
        return PLAN.agent(new LaunchPlan.Order(cloud, template, Optional.empty(), route, "arn:d:1", "x"), NOW)
                .serves();
    }

    @Test
    void theTokenIsTheNamesAlone() {
        assertThat(agent(cloud(), "one", "x1").request().token())
                .isEqualTo(agent(cloud(), "other", "x1").request().token())
                .isNotEqualTo(agent(cloud(), "one", "x2").request().token());
        LaunchPlan other = new LaunchPlan("other");
        Route route = new Route(cloud().cluster(), BUILD.placement());
        Agent foreign = other.agent(new LaunchPlan.Order(cloud(), BUILD, Optional.empty(), route, "d", "x1"), NOW);
        assertThat(foreign.request().token())
                .isNotEqualTo(agent(cloud(), "one", "x1").request().token());
    }

    @Test
    void anAgentMaySpeakThroughATunnelOrAWebSocket() {
        CloudSpec tunnel = with(new Connection("https://j/", Optional.of("c:50000"), true));
        assertThat(agent(tunnel, "job", "x1").request().overrides().command())
                .startsWith("-url", "https://j/", "-tunnel", "c:50000", "-webSocket");
    }

    private static CloudSpec with(Connection connection) {
        return new CloudSpec("fargate-cloud", Fleets.ON_DEMAND, connection, CloudRules.none(), List.of(BUILD));
    }

    private static boolean current(AgentTemplate template) {
        String definition = "arn:aws:ecs:eu-central-1:123456789012:task-definition/"
                + Family.of("jenkins", (Content) BUILD.source()) + ":3";
        Route route = new Route(Fleets.SPOT, BUILD.placement().onDemand());
        Agent agent = PLAN.agent(new LaunchPlan.Order(cloud(), BUILD, Optional.empty(), route, definition, "x1"), NOW);
        return PLAN.isCurrent(agent, template);
    }

    @Test
    void anAgentIsNoLongerAsItsTemplateWhenThatHasAnotherImageSizeRoleOrNetwork() {
        UseRules limited = BUILD.rules().withMaxAgents(3);
        assertThat(current(new AgentTemplate(
                        BUILD.id(), BUILD.labels(), BUILD.source(), BUILD.shape(), BUILD.placement(), limited)))
                .isTrue();
        assertThat(current(new AgentTemplate(
                        BUILD.id(), Set.of("more"), BUILD.source(), BUILD.shape(), BUILD.placement(), limited)))
                .isFalse();
        assertThat(current(BUILD.withSource(Fleets.content("other")))).isFalse();
        assertThat(current(BUILD.withSource(new OwnDefinition("mine", "agent"))))
                .isFalse();
        assertThat(current(BUILD.withShape(BUILD.shape().withSize(1024, 2048)))).isFalse();
        assertThat(current(BUILD.withShape(BUILD.shape().withStorage(50)))).isFalse();
        Placement old = BUILD.placement();
        Placement open = new Placement(
                old.capacity(),
                new Placement.Network(old.network().subnets(), old.network().securityGroups(), true),
                old.platformVersion(),
                old.executeCommand());
        assertThat(current(new AgentTemplate(
                        BUILD.id(), BUILD.labels(), BUILD.source(), BUILD.shape(), open, BUILD.rules())))
                .isFalse();
    }
}
