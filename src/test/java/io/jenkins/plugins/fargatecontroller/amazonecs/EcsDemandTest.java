// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Situation;
import io.jenkins.plugins.fargatecontroller.agents.demand.Slot;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EcsDemandTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final AgentTemplate BUILD = Fleets.template("build", "build");
    private static final AgentTemplate OTHER = Fleets.template("other", "build", "other");
    private static final EcsDemand DEMAND = new EcsDemand(
            new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches), Fleets::matches);

    private static EcsLaunches launches(AgentTemplate... templates) {
        EcsLaunches launches = new EcsLaunches();
        launches.run(Fleets.of(templates));
        return launches;
    }

    private static QueuedItem item(long id, String label) {
        return new QueuedItem(id, "job-" + id, Optional.of(label), Optional.empty(), true, NOW);
    }

    private static Situation situation(
            EcsLaunches launches, List<QueuedItem> items, List<Slot> slots, Map<TemplateId, Pause> paused) {
        return new Situation(launches.fleet(), items, slots, List.of(), paused, NOW);
    }

    @Test
    void aNodeCountsForTheTemplateThatItsLabelsNameAndTakesABuildWhileItStarts() {
        List<Slot> slots = EcsDemand.slots(
                List.of(
                        new EcsDemand.Node("starting", Set.of("build", "starting"), true),
                        new EcsDemand.Node("busy", Set.of("build"), false),
                        new EcsDemand.Node("of-a-pipeline", Set.of("own-1"), true)),
                launches(BUILD));
        assertThat(slots)
                .containsExactly(
                        new Slot("starting", BUILD.id(), BUILD.labels(), Slot.Phase.STARTING, Optional.empty()),
                        new Slot("busy", BUILD.id(), BUILD.labels(), Slot.Phase.TAKEN, Optional.empty()));
    }

    @Test
    void oneAgentIsStartedForEachBuildOfTheExpressionThatNoneWillTake() {
        EcsLaunches launches = launches(BUILD, OTHER);
        Slot starting = new Slot("n", BUILD.id(), BUILD.labels(), Slot.Phase.STARTING, Optional.empty());
        List<QueuedItem> items = List.of(item(1, "build"), item(2, "build"), item(3, "other"), item(4, "build"));
        assertThat(DEMAND.answer("build", situation(launches, items, List.of(starting), Map.of())))
                .isEqualTo(new EcsDemand.Answer(Map.of(BUILD.id(), 2), true));
        assertThat(DEMAND.answer("other", situation(launches, items, List.of(starting), Map.of())))
                .isEqualTo(new EcsDemand.Answer(Map.of(OTHER.id(), 1), true));
        assertThat(DEMAND.answer("nobody's", situation(launches, items, List.of(starting), Map.of())))
                .isEqualTo(new EcsDemand.Answer(Map.of(), true));
    }

    @Test
    void aBuildWithoutAnAgentIsNotEnough() {
        EcsLaunches launches =
                launches(Fleets.template("build", UseRules.usual().withMaxAgents(1), "build"));
        List<QueuedItem> items = List.of(item(1, "build"), item(2, "build"), item(3, "unknown"));
        assertThat(DEMAND.answer("build", situation(launches, items, List.of(), Map.of())))
                .isEqualTo(new EcsDemand.Answer(Map.of(BUILD.id(), 1), false));
        assertThat(DEMAND.answer("unknown", situation(launches, items, List.of(), Map.of())))
                .isEqualTo(new EcsDemand.Answer(Map.of(), false));
    }

    @Test
    void aTemplateThatIsLeftAloneLetsAnotherServe() {
        Map<TemplateId, Pause> paused = Map.of(BUILD.id(), Pause.passing("template build: broken"));
        assertThat(DEMAND.answer(
                        "build", situation(launches(BUILD, OTHER), List.of(item(1, "build")), List.of(), paused)))
                .isEqualTo(new EcsDemand.Answer(Map.of(OTHER.id(), 1), true));
    }

    @Test
    void buildsWaitOnlyIfEveryTemplateThatWouldServeThemIsLeftAlone() {
        EcsLaunches launches = launches(BUILD, OTHER);
        Pause first = Pause.passing("template build: broken");
        Pause second = Pause.passing("template other: broken");
        assertThat(DEMAND.pause("build", launches, Map.of())).isEmpty();
        assertThat(DEMAND.pause("build", launches, Map.of(BUILD.id(), first))).isEmpty();
        assertThat(DEMAND.pause("other", launches, Map.of(OTHER.id(), second))).contains(second);
        assertThat(DEMAND.pause("build", launches, Map.of(BUILD.id(), first, OTHER.id(), second)))
                .contains(first);
        assertThat(DEMAND.pause("unknown", launches, Map.of(BUILD.id(), first))).isEmpty();
    }
}
