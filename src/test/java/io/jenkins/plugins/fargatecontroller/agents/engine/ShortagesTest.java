// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.engine.Outside.Part;
import io.jenkins.plugins.fargatecontroller.agents.engine.Shortages.Attempt;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotFile;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortagesTest {

    private static final String SPOT_CLOUD = "fargate-cloud-spot";
    private static final TemplateId ON_DEMAND = new TemplateId("fargate-cloud", "build");
    private static final TemplateId SPOT = new TemplateId(SPOT_CLOUD, "build");

    private final EngineParts parts = EngineParts.both();
    private final Shortages shortages = parts.shortages;

    private void fail(TemplateId template, FailureKind kind) {
        shortages.failed(attempt(template, "agent"), new Failure(kind, "it broke"));
    }

    private static Attempt attempt(TemplateId template, String agent) {
        return new Attempt(template, agent, template.equals(SPOT), Optional.empty());
    }

    private String pause(TemplateId template) {
        return shortages
                .paused(parts.fleet, parts.time.instant())
                .of(template)
                .map(Pause::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE_MISSING     | template build: it broke; tried once, next try in 30 s; check the template's | 0",
                "NETWORK_INTERFACE | template build: it broke; tried once, next try in 30 s; check the template's | 0",
                "NO_CAPACITY       | template build: it broke; tried once, next try in 30 s; give the template    | 1",
                "QUOTA             | cloud fargate-cloud-spot: it broke; next try in 2 min; ask for a higher       | 0",
                "SPOT_INTERRUPTED  | ''                                                                            | 1",
                "STOPPED_BY_HAND   | ''                                                                            | 0",
            })
    void whatAnAgentOnSpotFailedOfDecidesWhatIsPausedAndWhetherSpotIsShort(
            FailureKind kind, String pause, int shortages) {
        fail(SPOT, kind);
        assertThat(pause(SPOT)).startsWith(pause);
        assertThat(pause(SPOT).isEmpty()).isEqualTo(pause.isEmpty());
        assertThat(pause(ON_DEMAND)).isEmpty();
        assertThat(this.shortages.spot(SPOT_CLOUD).events()).hasSize(shortages);
        assertThat(parts.jenkins.told)
                .isEqualTo(pause.isEmpty() ? List.of() : List.of("fargate-cloud-spot/build fails: it broke"));
    }

    @Test
    void wantOfOnDemandCapacityIsNoShortageOfSpot() {
        fail(ON_DEMAND, FailureKind.NO_CAPACITY);
        assertThat(pause(ON_DEMAND)).startsWith("template build: it broke; tried once");
        assertThat(shortages.spot()).isEmpty();
    }

    @Test
    void afterThreeTriesThatOnlyAPersonCanMendThePauseIsHopeless() {
        for (int i = 0; i < 3; i++) {
            fail(ON_DEMAND, FailureKind.IMAGE_MISSING);
            parts.time.seconds(i < 2 ? 120 : 0);
        }
        assertThat(shortages
                        .paused(parts.fleet, parts.time.instant())
                        .of(ON_DEMAND)
                        .flatMap(Pause::hopeless))
                .contains(parts.time.instant());
    }

    @Test
    void aQuotaIsToldOnceAndCountsAnotherTryOnlyAfterThePause() {
        fail(ON_DEMAND, FailureKind.QUOTA);
        parts.time.seconds(1);
        fail(ON_DEMAND, FailureKind.QUOTA);
        assertThat(shortages.failing())
                .extracting(BackOff.Failing::text)
                .containsExactly("its agents do not start: it broke; tried once");
        parts.time.seconds(120);
        assertThat(pause(ON_DEMAND)).isEmpty();
        fail(ON_DEMAND, FailureKind.QUOTA);
        assertThat(shortages.failing())
                .extracting(BackOff.Failing::text)
                .containsExactly("its agents do not start: it broke; tried 2 times");
        assertThat(parts.jenkins.told).containsExactly("fargate-cloud/build fails: it broke");
    }

    @Test
    void anAgentThatConnectsAfterThePauseEndsTheShortageOfItsCloudAlone() {
        fail(ON_DEMAND, FailureKind.QUOTA);
        fail(SPOT, FailureKind.QUOTA);
        shortages.connected(attempt(ON_DEMAND, "under-way-before"));
        assertThat(shortages.failing()).hasSize(2);
        parts.time.seconds(120);
        shortages.connected(attempt(ON_DEMAND, "after"));
        assertThat(shortages.failing()).extracting(BackOff.Failing::template).containsExactly(SPOT);
    }

    @Test
    void anAgentThatConnectsEndsThePauseOfItsTemplate() {
        fail(ON_DEMAND, FailureKind.EXITED);
        fail(SPOT, FailureKind.EXITED);
        shortages.connected(attempt(ON_DEMAND, "agent"));
        assertThat(pause(ON_DEMAND)).isEmpty();
        assertThat(pause(SPOT)).isNotEmpty();
    }

    private static AgentRequest request(String field, String value) {
        return new AgentRequest("label-" + value, "build", Map.of(field, value));
    }

    private void fail(AgentRequest request) {
        Attempt attempt = new Attempt(ON_DEMAND, "agent", false, Optional.of(request));
        shortages.failed(attempt, new Failure(FailureKind.IMAGE_MISSING, "it broke"));
    }

    private String pause(AgentRequest request) {
        return shortages
                .paused(parts.fleet, parts.time.instant())
                .of(ON_DEMAND, request)
                .map(Pause::text)
                .orElse("");
    }

    @Test
    void whatABuildAsksForInVainIsPausedForThoseAloneThatAskForIt() {
        fail(request("image", "nosuch"));
        assertThat(pause(request("image", "nosuch")))
                .startsWith("template build with image nosuch: it broke; tried once, next try in 30 s");
        assertThat(pause(request("image", "other"))).isEmpty();
        assertThat(pause(request("cpu", "1024"))).isEmpty();
        assertThat(pause(ON_DEMAND)).isEmpty();
        assertThat(shortages.next(parts.time.instant()))
                .contains(parts.time.instant().plusSeconds(30));
        assertThat(shortages.failing()).isEmpty();
        assertThat(parts.jenkins.told).isEmpty();
        shortages.connected(new Attempt(ON_DEMAND, "agent", false, Optional.of(request("image", "nosuch"))));
        assertThat(pause(request("image", "nosuch"))).isEmpty();
    }

    @Test
    void aTemplateThatFailsIsPausedForBuildsThatAskForAnotherSizeAndTriedWithAnotherImage() {
        fail(request("cpu", "1024"));
        assertThat(pause(ON_DEMAND)).startsWith("template build: it broke");
        assertThat(pause(request("memory", "4096"))).startsWith("template build: it broke");
        assertThat(pause(request("image", "other"))).isEmpty();
        fail(ON_DEMAND, FailureKind.QUOTA);
        assertThat(pause(request("image", "other"))).startsWith("cloud fargate-cloud: it broke");
    }

    @Test
    void whatABuildAskedForInVainIsForgottenWithAChangeOfTheTemplateAndInTime() {
        fail(request("image", "nosuch"));
        shortages.changed(parts.fleet, new Fleet("jenkins", List.of()));
        assertThat(pause(request("image", "nosuch"))).isEmpty();
        fail(request("image", "nosuch"));
        parts.time.seconds(2 * 60 * 60);
        fail(request("image", "other"));
        fail(request("image", "nosuch"));
        assertThat(pause(request("image", "nosuch"))).contains("tried once");
    }

    @Test
    void whatSomebodyChangedIsTriedAtOnceAndTheRestIsNot() {
        fail(ON_DEMAND, FailureKind.EXITED);
        fail(SPOT, FailureKind.EXITED);
        AgentTemplate build = parts.template(0);
        CloudSpec changed = Fleets.cloud(CloudRules.none(), build.withShape(TaskShape.of(1024, 2048)));
        shortages.changed(
                parts.fleet,
                new Fleet("jenkins", List.of(changed, parts.fleet.clouds().get(1))));
        assertThat(pause(ON_DEMAND)).isEmpty();
        assertThat(pause(SPOT)).isNotEmpty();
    }

    @Test
    void aTemplateThatIsGoneFailsNoMore() {
        fail(ON_DEMAND, FailureKind.EXITED);
        fail(SPOT, FailureKind.QUOTA);
        shortages.changed(parts.fleet, new Fleet("jenkins", List.of()));
        assertThat(shortages.failing()).isEmpty();
        assertThat(shortages.next(parts.time.instant())).isEmpty();
    }

    @Test
    void theNextTryIsThatOfTheShortestPause() {
        Instant start = parts.time.instant();
        assertThat(shortages.next(start)).isEmpty();
        fail(SPOT, FailureKind.QUOTA);
        fail(ON_DEMAND, FailureKind.EXITED);
        assertThat(shortages.next(start)).contains(start.plusSeconds(30));
        assertThat(shortages.next(start.plusSeconds(30))).contains(start.plusSeconds(120));
        assertThat(shortages.next(start.plusSeconds(120))).isEmpty();
    }

    private Route route(int cloud, String agent) {
        return shortages.route(parts.fleet.clouds().get(cloud), parts.template(cloud), agent, parts.time.instant());
    }

    @Test
    void whileSpotIsShortOnDemandCapacityServesItsCloudAndThenOneAgentTriesSpot() {
        assertThat(route(1, "usual"))
                .isEqualTo(new Route(Fleets.SPOT, parts.template(1).placement()));
        shortages.shortage(SPOT_CLOUD, "one");
        shortages.shortage(SPOT_CLOUD, "two");
        shortages.shortage(SPOT_CLOUD, "three");
        assertThat(parts.counted(Happening.FALLBACK)).isEqualTo(1);
        Route instead =
                new Route(Fleets.ON_DEMAND, parts.template(1).placement().onDemand());
        assertThat(route(1, "instead")).isEqualTo(instead);
        assertThat(route(0, "other"))
                .isEqualTo(new Route(Fleets.ON_DEMAND, parts.template(0).placement()));
        parts.time.seconds(15 * 60);
        assertThat(route(1, "probe").spot()).isTrue();
        assertThat(route(1, "meanwhile")).isEqualTo(instead);
        shortages.gone(SPOT_CLOUD, "meanwhile");
        assertThat(route(1, "meanwhile")).isEqualTo(instead);
        shortages.gone(SPOT_CLOUD, "probe");
        assertThat(route(1, "second").spot()).isTrue();
        shortages.connected(attempt(SPOT, "second"));
        assertThat(route(1, "third").spot()).isTrue();
        assertThat(shortages.spot(SPOT_CLOUD)).isEqualTo(SpotState.normal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:ecs:eu-west-1:123456789012:cluster/agents"})
    void withoutAClusterOfTheSameRegionSpotIsTriedHoweverShort(String other) {
        CloudRules rules =
                new CloudRules(OptionalInt.empty(), Set.of(), Optional.of(other).filter(arn -> !arn.isEmpty()));
        AgentTemplate template = parts.template(1);
        CloudSpec cloud = new CloudSpec(SPOT_CLOUD, Fleets.SPOT, Fleets.CONNECTION, rules, List.of(template));
        shortages.force(SPOT_CLOUD, SpotState.normal().fallBack(parts.time.instant(), Duration.ofHours(1)));
        assertThat(shortages.route(cloud, template, "agent", parts.time.instant()))
                .isEqualTo(new Route(Fleets.SPOT, template.placement()));
    }

    @Test
    void wantOfSpotIsNoReasonToWaitOnceOnDemandCapacityServes() {
        fail(SPOT, FailureKind.NO_CAPACITY);
        assertThat(pause(SPOT)).isNotEmpty();
        fail(SPOT, FailureKind.NO_CAPACITY);
        assertThat(pause(SPOT)).isEmpty();
        shortages.force(SPOT_CLOUD, SpotState.normal());
        assertThat(pause(SPOT)).isNotEmpty();
    }

    @Test
    void theStateOfSpotIsKeptWhenItChanges() {
        shortages.shortage(SPOT_CLOUD, "agent");
        assertThat(SpotFile.read(parts.jenkins.kept(Part.SPOT))).contains(shortages.spot());
        assertThat(new Shortages(parts.context).spot())
                .isEqualTo(shortages.spot())
                .hasSize(1);
        parts.jenkins.kept.clear();
        shortages.gone(SPOT_CLOUD, "agent");
        assertThat(parts.jenkins.kept).isEmpty();
    }

    @Test
    void aStateThatCannotBeReadIsSetAside() {
        parts.jenkins.kept.put(Part.SPOT, "{");
        assertThat(new Shortages(parts.context).spot()).isEmpty();
        assertThat(parts.jenkins.told).containsExactly("what was kept is set aside: {");
    }

    @ParameterizedTest
    @CsvSource({"probe, probe", "another, ''"})
    void aProbeThatDoesNotExistAfterARestartIsNone(String agent, String probe) {
        SpotState probing =
                SpotState.normal().fallBack(Instant.EPOCH, Duration.ZERO).probing("probe");
        shortages.force(SPOT_CLOUD, probing);
        shortages.recovered(Set.of(agent));
        assertThat(shortages.spot(SPOT_CLOUD).probe().orElse("")).isEqualTo(probe);
    }
}
