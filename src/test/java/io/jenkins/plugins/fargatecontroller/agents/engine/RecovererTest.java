// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecovererTest {

    private final CallFailed no = new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:ListTasks", "no");

    private final EngineParts parts = EngineParts.both();
    private final Launcher launcher =
            new Launcher(parts.context, parts.roster, parts.shortages, parts.endings, parts.fleet);
    private final Recoverer recoverer =
            new Recoverer(parts.context, parts.roster, launcher, parts.endings, parts.shortages);

    /** An agent with a task, from before the controller went down. */
    private Agent before(String unique) {
        Known known = parts.started(0, unique);
        parts.roster.remove(known.name());
        return known.agent();
    }

    /** The same, and a build was given to it. */
    private Agent atWork(String unique) {
        Agent agent = before(unique);
        parts.jenkins.enqueue("team/app", "build", Duration.ofHours(2));
        parts.jenkins.connect(agent.name());
        parts.jenkins.disconnect(agent.name());
        return agent;
    }

    private Known known(Agent agent) {
        return parts.roster.find(agent.name()).orElseThrow();
    }

    /** How often the first cluster was listed. */
    private int looks() {
        return Collections.frequency(parts.ecs.listed, Fleets.ON_DEMAND);
    }

    @Test
    void anAgentIsJoinedWithItsTask() {
        Agent starting = before("x");
        Agent working = atWork("y");
        recoverer.start(parts.fleet);
        parts.time.seconds(60);
        assertThat(known(starting).state().map(TaskState::ref))
                .isEqualTo(known(starting).task());
        assertThat(known(starting).task().map(TaskRef::task)).contains("arn:task/1");
        assertThat(known(working).task().map(TaskRef::task)).contains("arn:task/2");
        assertThat(known(starting).connected()).isFalse();
        assertThat(known(working).connected()).isTrue();
        assertThat(known(working).awaited()).isTrue();
        assertThat(looks()).isEqualTo(1);
        assertThat(parts.watches).isEqualTo(1);
    }

    @Test
    void anAgentWithoutATaskIsRunAgainWithTheSameRequest() {
        Known saved = parts.saved(0, "x");
        parts.roster.remove(saved.name());
        recoverer.start(parts.fleet);
        parts.time.seconds(1);
        assertThat(known(saved.agent()).task().map(TaskRef::task)).contains("arn:task/1");
        assertThat(parts.ecs.find("arn:task/1").tags())
                .isEqualTo(saved.agent().request().tags());
        assertThat(looks()).isEqualTo(1);
    }

    @Test
    void aBuildWhoseTaskIsNotFoundForTenSecondsIsLost() {
        Agent agent = atWork("x");
        parts.ecs.unknown = task -> true;
        recoverer.start(parts.fleet);
        parts.time.seconds(9);
        assertThat(parts.jenkins.removed).isEmpty();
        assertThat(looks()).isEqualTo(2);
        parts.time.seconds(3);
        Failure vanished = new Failure(FailureKind.VANISHED, "its task ended while the controller was down");
        assertThat(parts.removalOf(agent.name())).contains(vanished);
        assertThat(parts.endings.loss(agent.name())).contains(vanished);
        parts.time.seconds(60);
        assertThat(looks()).isEqualTo(3);
    }

    @Test
    void anAgentThatWasNeverUsedAndIsTooOldGoesAndIsNoLoss() {
        parts.ecs.startup = () -> Duration.ofHours(9);
        Agent agent = before("x");
        parts.ecs.unknown = task -> true;
        parts.time.pass(Duration.ofMinutes(50));
        recoverer.start(parts.fleet);
        parts.time.seconds(12);
        assertThat(parts.jenkins.removed.get(agent.name()))
                .isEqualTo(new Nodes.Removal(
                        "it has no task, and is too old for the same request to be made again", Optional.empty()));
        assertThat(parts.endings.loss(agent.name())).isEmpty();
    }

    @Test
    void anAgentThatAnswersIsLookedForOftenForAMinuteAndThenWithEachSweep() {
        Agent agent = atWork("x");
        parts.jenkins.connect(agent.name());
        parts.ecs.unknown = task -> true;
        recoverer.start(parts.fleet);
        parts.time.seconds(90);
        int often = looks();
        assertThat(often).isBetween(11, 14);
        parts.time.seconds(400);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(1);
        assertThat(looks()).isEqualTo(often);
        parts.time.seconds(300);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(20);
        assertThat(looks()).isEqualTo(often + 1);
        assertThat(known(agent).task()).isEmpty();
        parts.ecs.unknown = task -> false;
        parts.time.seconds(600);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(1);
        assertThat(known(agent).task()).isPresent();
    }

    @Test
    void whereEcsDoesNotAnswerItIsAskedEveryFiveSecondsAndNobodyIsLost() {
        Agent agent = atWork("x");
        parts.ecs.silent.put(Fleets.ON_DEMAND, no);
        recoverer.start(parts.fleet);
        parts.time.seconds(24);
        assertThat(known(agent).task()).isEmpty();
        assertThat(looks()).isEqualTo(5);
        parts.ecs.silent.clear();
        parts.time.seconds(5);
        assertThat(known(agent).task()).isPresent();
        assertThat(parts.jenkins.removed).isEmpty();
    }

    @Test
    void aClusterThatDoesNotAnswerKeepsNoAgentOfAnotherFromItsTaskAndNoOrphanAlive() {
        Agent agent = atWork("x");
        before("orphan");
        parts.jenkins.remove("build-orphan", new Nodes.Removal("by hand", Optional.empty()));
        parts.time.seconds(601);
        parts.ecs.silent.put(Fleets.SPOT, no);
        recoverer.start(parts.fleet);
        parts.time.seconds(60);
        assertThat(known(agent).task()).isPresent();
        assertThat(parts.ecs.running()).hasSize(1);
        assertThat(parts.ecs.listed).as("nothing is looked for there").containsExactly(Fleets.ON_DEMAND, Fleets.SPOT);
    }

    @Test
    void anAgentIsLostOnlyOnceItsOwnClusterHasListedNoTaskTwice() {
        parts.ecs.startup = () -> Duration.ofHours(9);
        Agent agent = atWork("x");
        parts.ecs.silent.put(Fleets.ON_DEMAND, no);
        parts.ecs.unknown = task -> true;
        recoverer.start(parts.fleet);
        parts.time.seconds(300);
        parts.ecs.silent.clear();
        parts.time.seconds(9);
        assertThat(parts.jenkins.removed).isEmpty();
        parts.time.seconds(9);
        assertThat(parts.endings.loss(agent.name())).isPresent();
    }

    /** One agent's task is never found, and another's node is gone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrphanThatCannotBeStoppedIsLeftToTheNextSweep(boolean searching) {
        before("orphan");
        parts.jenkins.remove("build-orphan", new Nodes.Removal("by hand", Optional.empty()));
        if (searching) {
            Agent agent = atWork("x");
            parts.jenkins.connect(agent.name());
            parts.ecs.unknown = task -> task.ref().task().equals("arn:task/2");
        }
        parts.time.seconds(601);
        parts.fail("StopTask", CallFailed.Kind.DENIED, 1000);
        recoverer.start(parts.fleet);
        parts.time.seconds(300);
        assertThat(looks()).isBetween(1, searching ? 14 : 1);
        assertThat(parts.ecs.count("StopTask")).isEqualTo(looks());
    }

    @Test
    void everyTenMinutesOrphansAreSweptAndOnceADayOldRevisionsGo() {
        recoverer.start(parts.fleet);
        for (int minute = 0; minute < 25 * 60; minute++) {
            parts.time.seconds(60);
            recoverer.tick(parts.fleet, Set.of());
        }
        assertThat(looks()).isBetween(25 * 60 / 11, 25 * 60 / 10 + 1);
        assertThat(parts.ecs.count("ListTaskDefinitionFamilies")).isEqualTo(2);
    }

    @Test
    void aSweepThatFailsIsTriedAgainWithTheNext() {
        recoverer.start(parts.fleet);
        parts.time.seconds(601);
        parts.ecs.silent.put(Fleets.ON_DEMAND, no);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(60);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(1);
        assertThat(looks()).isEqualTo(2);
        parts.time.seconds(601);
        recoverer.tick(parts.fleet, Set.of());
        parts.time.seconds(1);
        assertThat(looks()).isEqualTo(3);
    }

    @Test
    void theProbeOfSpotThatIsNoAgentAnyMoreIsNone() {
        parts.shortages.force(
                "fargate-cloud-spot",
                SpotState.normal().fallBack(parts.time.instant(), Duration.ZERO).probing("build-gone"));
        recoverer.start(parts.fleet);
        assertThat(parts.shortages.spot("fargate-cloud-spot").probe()).isEmpty();
    }

    @Test
    void aPreviewNamesWhatTheNextSweepWouldStop() throws CallFailed {
        before("orphan");
        before("kept");
        parts.jenkins.remove("build-orphan", new Nodes.Removal("by hand", Optional.empty()));
        parts.time.seconds(601);
        assertThat(recoverer.preview(parts.fleet).stop())
                .extracting(orphan -> orphan.node())
                .containsExactly("build-orphan");
        assertThat(parts.ecs.count("StopTask")).isZero();
    }
}
