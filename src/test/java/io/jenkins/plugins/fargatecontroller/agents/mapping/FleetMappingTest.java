// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudMapping;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Scenarios;
import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan in the words of the engine. */
class FleetMappingTest {

    private static final Fleet EMPTY = new Fleet("jenkins", List.of());

    static List<String> scenarios() throws IOException {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void bothEnginesRunTheSame(String scenario) throws IOException {
        Plan plan = Scenarios.plan(scenario);
        Fleet fleet = FleetMapping.of(plan, EMPTY);
        assertThat(fleet.clouds()).extracting(CloudSpec::name).isEqualTo(names(plan));
        for (Cloud cloud : plan.clouds()) {
            Map<String, Object> ecs = CloudMapping.cloud(cloud);
            CloudSpec ours = fleet.cloud(cloud.name()).orElseThrow();
            assertThat(ours.cluster()).isEqualTo(ecs.get("cluster"));
            assertThat(ours.region()).isEqualTo(ecs.get("regionName"));
            assertThat(ours.connection().url()).isEqualTo(ecs.get("jenkinsUrl"));
            assertThat(ours.connection().tunnel()).isEqualTo(Optional.ofNullable(ecs.get("tunnel")));
            List<?> templates = (List<?>) Objects.requireNonNull(ecs.get("templates"));
            assertThat(ours.templates()).hasSameSizeAs(templates);
            for (int i = 0; i < templates.size(); i++) {
                same(ours.templates().get(i), (Map<?, ?>) templates.get(i));
            }
        }
    }

    private static void same(AgentTemplate ours, Map<?, ?> ecs) {
        Content content = (Content) ours.source();
        assertThat("demo_" + ours.name()).isEqualTo(ecs.get("templateName"));
        assertThat(ours.labels())
                .containsExactlyInAnyOrder(String.valueOf(ecs.get("label")).split(" "));
        assertThat(content.agent().image()).isEqualTo(ecs.get("image"));
        assertThat(content.agent().workFolder()).isEqualTo(ecs.get("remoteFSRoot"));
        assertThat(content.executionRole()).isEqualTo(Optional.ofNullable(ecs.get("executionRole")));
        assertThat(content.platform().architecture()).isEqualTo(ecs.get("cpuArchitecture"));
        assertThat(content.agent().log().isPresent()).isEqualTo(ecs.containsKey("logDriver"));
        assertThat(ours.shape().cpu()).isEqualTo(ecs.get("cpu"));
        assertThat(ours.shape().memory()).isEqualTo(ecs.get("memory"));
        assertThat(ours.shape().taskRole()).isEqualTo(Optional.ofNullable(ecs.get("taskrole")));
        // amazon-ecs is told of the revision, which it would not notice by itself
        assertThat(ours.shape().environment())
                .hasSize(((List<?>) Objects.requireNonNull(ecs.get("environments"))).size() - 1);
        assertThat(ours.placement().spot()).isEqualTo(ecs.containsKey("capacityProviderStrategies"));
        assertThat(ours.placement().network().publicIp()).isEqualTo(ecs.get("assignPublicIp"));
        assertThat(String.join(",", ours.placement().network().subnets()))
                .isEqualTo(ecs.containsKey("subnets") ? ecs.get("subnets") : "");
        assertThat(String.join(",", ours.placement().network().securityGroups()))
                .isEqualTo(ecs.containsKey("securityGroups") ? ecs.get("securityGroups") : "");
    }

    @Test
    void limitsAndTheClusterForWantOfSpotAreThoseOfTheClouds() {
        Plan plan = plan("clouds: [{name: fargate-cloud, maxAgents: 3, retentionMinutes: 4, allowedOverrides: [cpu]}]");
        Fleet fleet = FleetMapping.of(plan, EMPTY);
        CloudSpec onDemand = fleet.cloud(CloudNames.ON_DEMAND).orElseThrow();
        CloudSpec spot = fleet.cloud(CloudNames.SPOT).orElseThrow();
        assertThat(onDemand.rules().maxAgents()).isEqualTo(OptionalInt.of(3));
        assertThat(onDemand.rules().allowedOverrides()).containsExactly("cpu");
        assertThat(onDemand.rules().fallbackCluster()).isEmpty();
        assertThat(onDemand.templates().get(0).rules().patience().idle()).isEqualTo(Duration.ofMinutes(4));
        assertThat(spot.rules().maxAgents()).isEmpty();
        assertThat(spot.rules().fallbackCluster()).contains(onDemand.cluster());
        assertThat(fleet.controller())
                .isEqualTo(plan.clouds().get(0).templates().get(0).tags().get(Tags.CONTROLLER));
    }

    @Test
    void theUseOfATemplateIsAsItSays() {
        UseRules rules = template("folders: [production, team-a/*], default: true, maxAgents: 2, reuse: true")
                .rules();
        assertThat(rules.folders().patterns()).containsExactly("production", "team-a/*");
        assertThat(rules.serves()).isTrue();
        assertThat(rules.reuse()).isTrue();
        assertThat(rules.maxAgents()).isEqualTo(OptionalInt.of(2));
        UseRules usual = template("maxAgents: 0, folders: []").rules();
        assertThat(usual.folders().allow("anybody")).isTrue();
        assertThat(usual.serves()).isFalse();
        assertThat(usual.reuse()).isFalse();
        assertThat(usual.maxAgents()).isEmpty();
    }

    @Test
    void whatTheContainerIsMadeOfIsInTheContentAndTheRestIsOfTheTask() {
        AgentTemplate template = template("""
            entrypoint: agent -x, user: '1000', initProcess: true, ulimits: {nofile: '10:20'}, tags: {team: a},
            secrets: {TOKEN: 'arn:aws:ssm:eu-central-1:123456789012:parameter/t'}, startMinutes: 3,
            repositoryCredentials: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:r',
            enableExecuteCommand: true, taskRole: 'arn:aws:iam::123456789012:role/deploy',
            efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /cache}]\
            """);
        Content content = (Content) template.source();
        var options = content.agent().options();
        assertThat(options.entrypoint()).containsExactly("agent", "-x");
        assertThat(options.user()).contains("1000");
        assertThat(options.initProcess()).isTrue();
        assertThat(options.ulimits()).containsExactly(new AgentContainer.Ulimit("nofile", 10, 20));
        assertThat(content.agent().secrets())
                .isEqualTo(Map.of("TOKEN", "arn:aws:ssm:eu-central-1:123456789012:parameter/t"));
        assertThat(content.agent().repositoryCredentials())
                .contains("arn:aws:secretsmanager:eu-central-1:123456789012:secret:r");
        assertThat(content.volumes()).containsExactly(new EfsVolume("fs-0a1b2c3d", Optional.empty(), "/cache"));
        assertThat(template.placement().executeCommand()).isTrue();
        assertThat(template.rules().tags()).isEqualTo(Map.of("team", "a"));
        assertThat(template.rules().patience().start()).isEqualTo(Duration.ofMinutes(3));
        assertThat(template("tags: {team: a}, startMinutes: 3, capacity: {FARGATE: 2}")
                        .source())
                .isEqualTo(template("cpu: 1024, memory: 2048").source());
    }

    @Test
    void sidecarsAreContentAndSpareAgentsAreRules() {
        AgentTemplate template =
                template("sidecars: [{name: db, image: x, health: ready}], spare: {agents: 2, schedule: [MON"
                        + " 08:00-09:00], zone: Europe/Berlin}");
        assertThat(((Content) template.source()).sidecars())
                .containsExactly(new Sidecar("db", "x", Map.of(), List.of(), List.of("CMD-SHELL", "ready")));
        assertThat(template.rules().spare().at(Instant.parse("2026-11-23T07:30:00Z")))
                .isEqualTo(2);
        assertThat(template.rules().spare().at(Instant.parse("2026-11-23T08:30:00Z")))
                .isZero();
    }

    @Test
    void aTaskDefinitionOfSomebodysOwnIsUsedAsItIs() {
        assertThat(template("taskDefinition: 'own:3', agentContainer: jenkins").source())
                .isEqualTo(new OwnDefinition("own:3", "jenkins"));
    }

    @Test
    void aMixFallsBackToTheClustersOwnOnDemandCapacity() {
        Plan plan =
                plan("{clouds: [{name: fargate-cloud, cluster: mixed}], templates: [{name: mix, cloud: fargate-cloud,"
                        + " capacity: {FARGATE: 1, FARGATE_SPOT: 3}}]}");
        CloudSpec cloud =
                FleetMapping.of(plan, EMPTY).cloud(CloudNames.ON_DEMAND).orElseThrow();
        assertThat(cloud.rules().fallbackCluster()).contains(cloud.cluster());
        AgentTemplate mix = FleetMapping.of(plan, EMPTY)
                .template(new TemplateId(CloudNames.ON_DEMAND, "mix"))
                .orElseThrow();
        assertThat(mix.placement().capacity())
                .containsExactly(new CapacityShare("FARGATE", 1, 0), new CapacityShare("FARGATE_SPOT", 3, 0));
    }

    private static AgentTemplate template(String said) {
        Plan plan = plan("templates: [{name: deploy, cloud: fargate-cloud, %s}]".formatted(said));
        return FleetMapping.of(plan, EMPTY)
                .template(new TemplateId(CloudNames.ON_DEMAND, "deploy"))
                .orElseThrow(() -> new AssertionError(plan.problems()));
    }

    @Test
    void whatIsWithheldStaysAsItWas() {
        Fleet before = FleetMapping.of(plan(""), EMPTY);
        Plan onDemandOnly = plan("clouds: [{name: fargate-cloud-spot, enabled: false}]");
        assertThat(FleetMapping.of(onDemandOnly, before).cloud(CloudNames.SPOT)).isEmpty();
        Plan spotUnknown = withholding(onDemandOnly, new Withheld(Set.of(CloudNames.SPOT), Set.of(), false));
        assertThat(FleetMapping.of(spotUnknown, before).cloud(CloudNames.SPOT))
                .isEqualTo(before.cloud(CloudNames.SPOT));
    }

    @Test
    void aTemplateThatIsWithheldStaysAndOneThatIsSwitchedOffGoes() {
        Plan plan = plan("");
        Fleet before = FleetMapping.of(plan, EMPTY);
        String name = plan.clouds().get(0).templates().get(0).name();
        Cloud first = plan.clouds().get(0);
        Cloud bare = new Cloud(first.name(), first.region(), first.settings(), List.of(), Map.of());
        Plan lost = new Plan(List.of(bare), plan.controller(), plan.jobs(), plan.verdict());
        Withheld one = new Withheld(Set.of(), Set.of(new TemplateId(first.name(), name)), false);
        assertThat(FleetMapping.of(withholding(lost, Withheld.NOTHING), before).templates())
                .isEmpty();
        assertThat(FleetMapping.of(withholding(lost, one), before).templates())
                .extracting(AgentTemplate::name)
                .containsExactly(name);
        Plan off = plan("templates: [{name: %s, enabled: false}]".formatted(name));
        Withheld all = new Withheld(Set.of(), Set.of(), true);
        assertThat(FleetMapping.of(withholding(off, all), before).templates())
                .extracting(AgentTemplate::name)
                .doesNotContain(name);
    }

    @Test
    void sizesThatDoNotExistAreRefusedWithThoseThatDo() {
        assertThat(SizeCheck.problem(512, 1024)).isEmpty();
        assertThat(SizeCheck.problem(512, 8192))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("memory 8192").contains("use memory"));
    }

    private static List<String> names(Plan plan) {
        return plan.clouds().stream().map(Cloud::name).toList();
    }

    private static Plan plan(String overrides) {
        return Plans.plan(Samples.complete(), overrides);
    }

    private static Plan withholding(Plan plan, Withheld withheld) {
        return plan.with(new Plan.Verdict(false, plan.problems(), withheld));
    }
}
