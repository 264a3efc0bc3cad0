// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Slot;
import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {

    private final EngineParts parts = EngineParts.both();
    private final Roster roster = parts.roster;

    private static Fleet reusing() {
        return Fleets.of(Fleets.template("build", UseRules.usual().withReuse(), "build"));
    }

    private static Fleet fleet(String kind) {
        return switch (kind) {
            case "reuse" -> reusing();
            case "gone" -> new Fleet("jenkins", List.of());
            default -> Fleets.both();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // node            | template | phase    | only for
                "''                | once     | STARTING | ",
                "online            | once     | IDLE     | ",
                "online busy used  | once     | TAKEN    | ",
                "online suspended  | once     | TAKEN    | ",
                "suspended         | once     | TAKEN    | ",
                "online used       | once     | TAKEN    | ",
                "used              | once     | TAKEN    | ",
                "online            | reuse    | IDLE     | ",
                "online busy used  | reuse    | TAKEN    | ",
                "online used       | reuse    | IDLE     | team/last",
                "used              | reuse    | STARTING | team/last",
                "''                | gone     | STARTING | team/app",
                "online            | gone     | IDLE     | team/app",
                "online used       | gone     | TAKEN    | team/app",
            })
    void aNodeIsASlotForWhatItMayStillDo(String node, String template, Slot.Phase phase, String job) {
        Known known = parts.saved(0, "x");
        Nodes.View view = EngineParts.view(known.agent(), node, parts.time.instant());
        assertThat(roster.slots(List.of(view), fleet(template)))
                .containsExactly(
                        new Slot("build-x", parts.template(0).id(), Set.of("build"), phase, Optional.ofNullable(job)));
    }

    @Test
    void anAgentWhoseEndWasAnnouncedTakesNoBuild() {
        Known known = parts.saved(1, "x");
        known.setWarned();
        Nodes.View view = EngineParts.view(known.agent(), "online", parts.time.instant());
        assertThat(roster.slots(List.of(view), parts.fleet))
                .extracting(Slot::phase)
                .containsExactly(Slot.Phase.TAKEN);
    }

    @Test
    void aSpareAgentWhoseTemplateIsGoneServesNoJob() {
        Agent spare = parts.agent(parts.template(0), Optional.empty(), "x");
        Nodes.View view = EngineParts.view(spare, "online", parts.time.instant());
        assertThat(roster.slots(List.of(view), new Fleet("jenkins", List.of())))
                .singleElement()
                .satisfies(slot -> assertThat(slot.reservedFor()).contains(""));
    }

    @Test
    void whatIsPlannedCountsAsStarting() {
        Planned plan = new Planned(new Wanted(parts.template(1), Optional.empty()), "y");
        roster.plan(plan);
        parts.saved(0, "x");
        assertThat(roster.size()).isEqualTo(2);
        assertThat(roster.planned("y")).contains(plan);
        assertThat(roster.slots(List.of(), parts.fleet))
                .containsExactly(new Slot(
                        "y",
                        new TemplateId("fargate-cloud-spot", "build"),
                        Set.of("build-spot"),
                        Slot.Phase.STARTING,
                        Optional.empty()));
        roster.drop(plan);
        assertThat(roster.planned()).isEmpty();
        assertThat(roster.planned("y")).isEmpty();
    }

    @Test
    void agentsAreFoundByNameInTheOrderInWhichTheyCame() {
        List<Known> three = List.of(parts.saved(0, "c"), parts.saved(0, "a"), parts.saved(0, "b"));
        assertThat(roster.all()).isEqualTo(three);
        roster.remove("build-a");
        assertThat(roster.find("build-a")).isEmpty();
        assertThat(roster.find("build-b")).contains(three.get(2));
        assertThat(roster.all()).containsExactly(three.get(0), three.get(2));
    }

    @Test
    void aNodeIsSeenAsTheEngineKnowsItWhereItDoes() {
        Known known = parts.saved(0, "x");
        parts.saved(0, "y");
        roster.remove("build-y");
        known.recoveredAt(parts.time.instant());
        parts.jenkins.enqueue("job", "build", Duration.ofMinutes(1));
        parts.jenkins.connect("build-x");
        parts.time.seconds(120);
        parts.jenkins.restart(parts.ecs);
        assertThat(roster.views(parts.jenkins, parts.time.instant()))
                .isEqualTo(List.of(
                        known.seen(parts.jenkins.ours().get(0), parts.time.instant()),
                        parts.jenkins.ours().get(1)));
    }
}
