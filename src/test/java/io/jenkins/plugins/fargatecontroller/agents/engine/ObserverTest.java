// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObserverTest {

    private final EngineParts parts = EngineParts.both();
    private final Observer observer =
            new Observer(parts.context, parts.roster, parts.shortages, parts.endings, parts.fleet);

    private void milliseconds(long time) {
        parts.time.pass(Duration.ofMillis(time));
    }

    private int asked() {
        return parts.ecs.count("DescribeTasks");
    }

    /** An agent that has connected, two seconds after its start. */
    private Known online(int cloud, String unique) {
        parts.ecs.startup = () -> Duration.ofSeconds(1);
        Known known = parts.started(cloud, unique);
        parts.time.seconds(2);
        return known;
    }

    /** The same at work. */
    private Known atWork(int cloud, String unique) {
        parts.jenkins.enqueue("team/app", "build || build-spot", Duration.ofHours(1));
        Known known = online(cloud, unique);
        observer.judge();
        return known;
    }

    private String removed(String name) {
        Nodes.Removal removal = parts.jenkins.removed.get(name);
        return removal == null ? "" : removal.text();
    }

    @Test
    void whileAnAgentStartsEcsIsAskedEveryFiveSeconds() {
        parts.started(0, "x");
        observer.schedule();
        milliseconds(5100);
        assertThat(asked()).isZero();
        milliseconds(100);
        assertThat(asked()).isEqualTo(1);
        milliseconds(5200);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void whileAllAreOnlineItIsAskedEveryFifteenSeconds() {
        atWork(0, "x");
        observer.schedule();
        milliseconds(15_100);
        assertThat(asked()).isZero();
        milliseconds(100);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void withoutATaskItIsNotAsked() {
        parts.saved(0, "x");
        observer.schedule();
        observer.soon();
        parts.time.seconds(60);
        assertThat(asked()).isZero();
    }

    @Test
    void soonIsNowAndTakesThePlaceOfTheNextRound() {
        parts.started(0, "x");
        observer.schedule();
        milliseconds(4000);
        observer.soon();
        milliseconds(200);
        assertThat(asked()).isEqualTo(1);
        milliseconds(5100);
        assertThat(asked()).isEqualTo(1);
        milliseconds(100);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aRoundWaitsForTheAnswersOfTheOneBefore() {
        parts.started(0, "x");
        observer.soon();
        milliseconds(100);
        observer.soon();
        milliseconds(4900);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aHundredTasksAreDescribedAtOnceInEachCluster() {
        for (int i = 0; i < 101; i++) {
            parts.started(0, "x" + i);
        }
        parts.started(1, "spot");
        observer.soon();
        milliseconds(200);
        assertThat(asked()).isEqualTo(3);
        parts.ecs.tasks.keySet().forEach(arn -> parts.ecs.set(arn, Status.PENDING, Optional.empty()));
        milliseconds(5200);
        assertThat(parts.roster.all())
                .hasSize(102)
                .allSatisfy(known ->
                        assertThat(known.state().map(TaskState::status)).contains(Status.PENDING));
    }

    @Test
    void aTaskThatEcsDoesNotNameIsForgottenAndOneThatItWasNotAskedForIsNot() {
        Known known = parts.started(0, "x");
        TaskState state = known.state().orElseThrow();
        parts.fail("DescribeTasks", CallFailed.Kind.UNANSWERED, 1);
        observer.soon();
        milliseconds(200);
        assertThat(known.state()).contains(state);
        assertThat(parts.throttled()).isFalse();
        parts.ecs.unknown = task -> true;
        milliseconds(5200);
        assertThat(known.state()).isEmpty();
    }

    @Test
    void whereDescribingIsThrottledLaunchesWaitAndTheNextRoundIsMadeAllTheSame() {
        parts.started(0, "x");
        parts.fail("DescribeTasks", CallFailed.Kind.THROTTLED, 1);
        observer.soon();
        milliseconds(200);
        assertThat(parts.throttled()).isTrue();
        milliseconds(5200);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void anAgentWhoseNodeSomebodyRemovedEndsWithItsTask() {
        Known known = parts.started(0, "x");
        parts.jenkins.remove(known.name(), new Nodes.Removal("by hand", Optional.empty()));
        observer.judge();
        milliseconds(200);
        assertThat(parts.roster.all()).isEmpty();
        assertThat(parts.ecs.find("arn:task/1").stop().map(Stop::reason)).contains("its node was removed");
    }

    @Test
    void anAgentThatComesOnlineEndsThePauseOfItsTemplateAndTheWaitOfItsBuild() {
        parts.shortages.failed(
                new Shortages.Attempt(parts.template(0).id(), "other", false, Optional.empty()),
                new Failure(FailureKind.NETWORK_INTERFACE, "no interface"));
        Instant queued = parts.time.instant();
        online(0, "x").queuedSince(queued);
        observer.judge();
        observer.judge();
        assertThat(parts.roster.find("build-x").orElseThrow().connected()).isTrue();
        assertThat(parts.shortages.failing()).isEmpty();
        assertThat(parts.counted(Happening.CONNECTED)).isEqualTo(1);
        assertThat(parts.context.day().summary(parts.time.instant()).waits().median())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAgentThatAnswersIsJudgedEvenIfItsTaskIsNotKnown() {
        Known known = parts.saved(0, "x");
        parts.time.pass(Duration.ofHours(1));
        observer.judge();
        assertThat(parts.roster.all()).as("RunTask has not answered yet").containsExactly(known);
        parts.jenkins.connect("build-x");
        observer.judge();
        assertThat(known.connected()).isTrue();
    }

    @Test
    void aTaskThatStoppedBeforeItsAgentCameOnlineWasNotStarted() {
        Known known = parts.started(0, "x");
        parts.ecs.end("arn:task/1", new Stop("TaskFailedToStart", "CannotPullContainerError: not found", List.of()));
        known.seen(parts.ecs.find("arn:task/1"));
        observer.judge();
        assertThat(removed("build-x")).startsWith("CannotPullContainerError: not found; check");
        assertThat(parts.counted(Happening.NOT_STARTED)).isEqualTo(1);
    }

    @Test
    void anInterruptionIsAnnouncedWhileTheBuildRunsAndThenALoss() {
        Known known = atWork(1, "x");
        Stop interruption = new Stop("SpotInterruption", "Your Spot Task was interrupted.", List.of());
        parts.ecs.set("arn:task/1", Status.RUNNING, Optional.of(interruption));
        known.seen(parts.ecs.find("arn:task/1"));
        observer.judge();
        observer.judge();
        assertThat(parts.jenkins.ended).containsExactly("build-x: Your Spot Task was interrupted");
        parts.ecs.end("arn:task/1", interruption);
        known.seen(parts.ecs.find("arn:task/1"));
        observer.judge();
        assertThat(removed("build-x")).startsWith("Your Spot Task was interrupted; use retries");
        assertThat(parts.counted(Happening.LOST)).isEqualTo(1);
    }

    @Test
    void anAgentIsFinishedWithItsBuild() {
        parts.jenkins.enqueue("team/app", "build", Duration.ofSeconds(10));
        online(0, "x");
        observer.judge();
        assertThat(parts.roster.all()).hasSize(1);
        parts.time.seconds(10);
        observer.judge();
        assertThat(removed("build-x")).isEqualTo("its build has ended");
    }

    /** On Spot an interruption is likely; after a restart of the controller so is that the agent comes back. */
    @ParameterizedTest
    @CsvSource({
        "0, false, 300, ''",
        "0, false, 301, the agent's connection broke and did not come back within 5 min",
        "1, false,  20, ''",
        "1, false,  21, the agent's connection broke and did not come back within 20 s",
        "1, true,  300, ''",
        "1, true,  301, the agent's connection broke and did not come back within 5 min",
    })
    void aConnectionThatBrokeHasTimeToComeBack(int cloud, boolean awaited, int seconds, String lost) {
        Known known = atWork(cloud, "x");
        parts.jenkins.disconnect("build-x");
        known.setAwaited(awaited);
        parts.time.seconds(seconds);
        observer.judge();
        assertThat(removed("build-x")).startsWith(lost);
        assertThat(removed("build-x").isEmpty()).isEqualTo(lost.isEmpty());
    }

    @Test
    void anAgentThatComesBackIsAwaitedNoMore() {
        Known known = atWork(1, "x");
        known.setAwaited(true);
        observer.judge();
        assertThat(known.awaited()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false, 600, ''", "false, 601, no build took it for 10 min", "true, 9000, ''"})
    void anIdleAgentEndsUnlessItIsToBeKept(boolean kept, int seconds, String why) {
        Known known = online(0, "x");
        observer.judge();
        if (kept) {
            known.wanted();
        }
        parts.time.seconds(seconds - 1);
        observer.judge();
        assertThat(removed("build-x")).isEqualTo(why);
    }

    /** The template gives its agents ten seconds; the usual time is ten minutes. */
    @ParameterizedTest
    @CsvSource({"true, 10, ''", "true, 11, within 10 s", "false, 600, ''", "false, 601, within 10 min"})
    void anAgentConnectsInTheTimeOfItsTemplateOrInTheUsualOneIfThatIsGone(boolean there, int seconds, String late) {
        Fleet hasty = Fleets.of(
                Fleets.template("build", Fleets.patience(Duration.ofSeconds(10), Duration.ofMinutes(5)), "build"));
        observer.configure(there ? hasty : new Fleet("jenkins", List.of()));
        parts.ecs.startup = () -> Duration.ofHours(1);
        parts.started(0, "x");
        parts.time.seconds(seconds);
        observer.judge();
        assertThat(removed("build-x")).contains(late);
        assertThat(removed("build-x").isEmpty()).isEqualTo(late.isEmpty());
    }
}
