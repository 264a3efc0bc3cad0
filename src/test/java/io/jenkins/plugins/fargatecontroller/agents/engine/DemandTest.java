// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngineParts parts = EngineParts.both();
    private final Launcher launcher =
            new Launcher(parts.context, parts.roster, parts.shortages, parts.endings, parts.fleet);
    private int names;
    private int again;
    private final Demand demand = new Demand(
            parts.context,
            new Demand.Parts(parts.roster, parts.shortages, launcher, parts.endings),
            new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches),
            () -> "x" + names++,
            () -> again++);

    @BeforeEach
    void noAgentConnects() {
        parts.ecs.startup = () -> Duration.ofHours(1);
    }

    private EngineStatus meet() {
        return demand.meet(parts.fleet);
    }

    /** A build whose agent has a task. */
    private Known started() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        meet();
        parts.time.seconds(1);
        return parts.roster.find("build-x0").orElseThrow();
    }

    @Test
    void eachBuildGetsAnAgentWhichCountsFromTheMomentOfTheDecision() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        parts.jenkins.enqueue("two", "build-spot", MINUTE);
        assertThat(meet().planned()).isEqualTo(2);
        assertThat(meet().planned()).isEqualTo(2);
        parts.time.seconds(3);
        EngineStatus status = meet();
        assertThat(status.planned()).isZero();
        assertThat(status.agents())
                .extracting(EngineStatus.Row::name)
                .containsExactlyInAnyOrder("build-x0", "build-x1");
        assertThat(parts.ecs.tasks).hasSize(2);
    }

    @Test
    void whatWasPlannedForATemplateThatHasFailedMeanwhileIsDropped() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        meet();
        parts.shortages.failed(
                new Shortages.Attempt(parts.template(0).id(), "other", false, Optional.empty()),
                new Failure(FailureKind.IMAGE_MISSING, "no image"));
        assertThat(meet().planned()).isZero();
        assertThat(demand.blockage(0).orElseThrow().text()).startsWith("template build: no image; tried once");
    }

    @Test
    void whatIsPlannedForNobodyIsDroppedAtOnce() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        meet();
        parts.jenkins.abort("one");
        assertThat(meet().planned()).isZero();
        parts.time.seconds(3);
        assertThat(parts.ecs.tasks).isEmpty();
    }

    @Test
    void whatStartsForNobodyEndsAfterHalfAMinute() {
        started();
        parts.jenkins.abort("one");
        meet();
        parts.time.seconds(30);
        meet();
        assertThat(parts.jenkins.removed).isEmpty();
        parts.time.seconds(1);
        meet();
        assertThat(parts.jenkins.removed)
                .containsExactly(
                        Map.entry("build-x0", new Nodes.Removal("no build waits for it any more", Optional.empty())));
    }

    @Test
    void anotherBuildThatWantsItBeginsTheTimeAnew() {
        started();
        parts.jenkins.abort("one");
        meet();
        parts.time.seconds(25);
        parts.jenkins.enqueue("two", "build", MINUTE);
        meet();
        parts.jenkins.abort("two");
        meet();
        parts.time.seconds(25);
        meet();
        assertThat(parts.jenkins.removed).isEmpty();
        assertThat(parts.ecs.tasks).hasSize(1);
    }

    @Test
    void anAgentThatHasConnectedIsNotGivenUpHere() {
        started().setConnected();
        parts.jenkins.abort("one");
        meet();
        parts.time.seconds(300);
        meet();
        assertThat(parts.jenkins.removed).isEmpty();
    }

    @Test
    void anAgentThatMayHaveATaskIsNotGivenUpEither() {
        parts.fail("RunTask", CallFailed.Kind.UNANSWERED, 100);
        started();
        parts.jenkins.abort("one");
        meet();
        parts.time.seconds(60);
        meet();
        assertThat(parts.jenkins.removed).isEmpty();
    }

    @Test
    void anAgentThatSomebodyTookOfflineWhileItStartedIsReplacedAndGivenUp() {
        started();
        parts.jenkins.suspended.add("build-x0");
        meet();
        parts.time.seconds(31);
        meet();
        assertThat(parts.jenkins.removed).containsOnlyKeys("build-x0");
        assertThat(parts.jenkins.names()).containsExactly("build-x1");
    }

    private boolean fatal() {
        return demand.blockage(0).orElseThrow().fatal();
    }

    @Test
    void whatNothingCanServeIsFatalAfterAMinuteInWhichNothingChanged() {
        parts.jenkins.enqueue("one", "new", MINUTE);
        meet();
        parts.time.seconds(59);
        assertThat(fatal()).isFalse();
        demand.meet(Fleets.of(Fleets.template("new", UseRules.usual().withMaxAgents(0), "new")));
        assertThat(demand.blockage(0).orElseThrow().text()).startsWith("template new: all 0 agents");
        parts.time.seconds(60);
        assertThat(fatal()).as("full is not forever").isFalse();
        meet();
        parts.time.seconds(59);
        meet();
        assertThat(fatal()).isFalse();
        parts.time.seconds(1);
        assertThat(fatal()).isTrue();
        assertThat(demand.blockage(1)).isEmpty();
    }

    @Test
    void itLooksAgainWhenAPauseIsOver() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        parts.shortages.failed(
                new Shortages.Attempt(parts.template(0).id(), "other", false, Optional.empty()),
                new Failure(FailureKind.NETWORK_INTERFACE, "no interface"));
        meet();
        meet();
        parts.time.seconds(29);
        assertThat(again).isZero();
        parts.time.seconds(2);
        assertThat(again).isEqualTo(1);
        meet();
        parts.time.seconds(300);
        assertThat(again).isEqualTo(1);
    }

    @Test
    void theQueueIsOnTheDiskAsSoonAsABuildWaits() {
        parts.jenkins.enqueue("one", "build", MINUTE);
        meet();
        parts.time.seconds(1);
        assertThat(parts.jenkins.queueSaved).containsExactly("one");
    }
}
