// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {

    private final EngineParts parts = EngineParts.both();
    private final Launcher launcher =
            new Launcher(parts.context, parts.roster, parts.shortages, parts.endings, parts.fleet);

    private void plan(int cloud, String unique) {
        QueuedItem item = new QueuedItem(
                1,
                "team/app",
                Optional.of("build"),
                Optional.empty(),
                false,
                parts.time.instant().minusSeconds(7));
        parts.roster.plan(new Planned(new Wanted(parts.template(cloud), Optional.of(item)), unique));
    }

    /** Planned, with the definition looked up and registered, which takes two calls. */
    private void launch(int cloud, String unique) {
        plan(cloud, unique);
        launcher.pump();
        parts.time.pass(Duration.ofMillis(400));
    }

    private void answer() {
        parts.time.pass(Duration.ofMillis(200));
    }

    @Test
    void whatIsPlannedGetsANodeAndThenATask() {
        launch(0, "x");
        assertThat(parts.jenkins.names()).containsExactly("build-x");
        assertThat(parts.roster.planned()).isEmpty();
        assertThat(parts.ecs.tasks).isEmpty();
        Instant answered = parts.time.instant().plusMillis(200);
        answer();
        Known known = parts.roster.find("build-x").orElseThrow();
        assertThat(known.task().map(TaskRef::task)).contains("arn:task/1");
        assertThat(known.started()).isEqualTo(answered);
        assertThat(known.queued()).contains(known.agent().created().minusMillis(7400));
        assertThat(parts.jenkins.told).containsExactly("build-x: Task arn:task/1 was started in " + Fleets.ON_DEMAND);
        assertThat(parts.counted(Happening.LAUNCHED)).isEqualTo(1);
        assertThat(parts.watches).isEqualTo(1);
    }

    @Test
    void whereTheCloudIsGoneNothingIsLaunched() {
        launcher.configure(new Fleet("jenkins", List.of()));
        launch(0, "x");
        assertThat(parts.roster.planned()).isEmpty();
        assertThat(parts.jenkins.names()).isEmpty();
        assertThat(parts.ecs.calls).isEmpty();
    }

    @Test
    void withoutADefinitionTheTemplateFails() {
        parts.fail("RegisterTaskDefinition", CallFailed.Kind.DENIED, 1);
        launch(0, "x");
        assertThat(parts.roster.planned()).isEmpty();
        assertThat(parts.jenkins.names()).isEmpty();
        assertThat(parts.shortages.failing())
                .singleElement()
                .satisfies(failing -> assertThat(failing.text())
                        .isEqualTo("its agents do not start: ecs:RegisterTaskDefinition: no; tried once"));
    }

    @Test
    void withoutANodeOnTheDiskThereIsNoTask() {
        parts.jenkins.fullDisk = true;
        launch(0, "x");
        answer();
        assertThat(parts.ecs.count("RunTask")).isZero();
        assertThat(parts.roster.size()).isZero();
        assertThat(parts.shortages.failing())
                .singleElement()
                .satisfies(failing ->
                        assertThat(failing.text()).contains("the node could not be saved: no space left on device"));
    }

    @Test
    void aTaskWhoseNodeWasRemovedMeanwhileIsStopped() {
        launch(0, "x");
        parts.roster.remove("build-x");
        answer();
        answer();
        assertThat(parts.ecs.find("arn:task/1").stop())
                .contains(
                        new Stop("UserInitiated", "its node was removed while the task was being started", List.of()));
        assertThat(parts.watches).isZero();
    }

    @Test
    void aRefusalEndsTheAgent() {
        parts.ecs.refusal = request -> Optional.of(new RunAnswer.Refused("Capacity is unavailable at this time."));
        launch(1, "x");
        answer();
        assertThat(parts.removalOf("build-x"))
                .contains(new Failure(FailureKind.NO_CAPACITY, "RunTask: Capacity is unavailable at this time"));
        assertThat(parts.shortages.spot("fargate-cloud-spot").events()).hasSize(1);
        assertThat(parts.counted(Happening.LAUNCHED)).isZero();
    }

    @Test
    void whatIsThrottledIsTriedAgainWhenLaunchesMay() {
        parts.fail("RunTask", CallFailed.Kind.THROTTLED, 2);
        launch(0, "x");
        answer();
        assertThat(parts.throttled()).isTrue();
        parts.time.pass(Duration.ofMillis(900));
        assertThat(parts.ecs.count("RunTask")).isEqualTo(1);
        parts.time.seconds(4);
        assertThat(parts.ecs.count("RunTask")).isEqualTo(3);
        assertThat(parts.ecs.running()).hasSize(1);
        assertThat(parts.throttled()).isFalse();
    }

    /** Each call takes 0.2 s; the waits between are 1, 2, 4, 8, 16, 32, 32 … seconds. */
    @ParameterizedTest
    @CsvSource({"1000, 1", "1500, 2", "3500, 3", "8000, 4", "16500, 5", "32500, 6", "65000, 7", "97500, 8"})
    void withoutAnAnswerTheSameRequestIsMadeAgainMoreAndMoreRarely(int milliseconds, int calls) {
        parts.fail("RunTask", CallFailed.Kind.UNANSWERED, 20);
        parts.ecs.answersGetLost = true;
        launch(0, "x");
        answer();
        parts.time.pass(Duration.ofMillis(milliseconds));
        assertThat(parts.ecs.count("RunTask")).isEqualTo(calls);
        assertThat(parts.ecs.tasks).hasSize(1);
    }

    @Test
    void anAgentThatHasHadItsTimeIsGivenUp() {
        parts.fail("RunTask", CallFailed.Kind.UNANSWERED, 100);
        launch(0, "x");
        parts.time.pass(Duration.ofMinutes(9));
        assertThat(parts.jenkins.removed).isEmpty();
        parts.time.pass(Duration.ofMinutes(2));
        assertThat(parts.removalOf("build-x")).contains(new Failure(FailureKind.UNANSWERED, "ecs:RunTask: no"));
    }

    @Test
    void afterAnErrorTheDefinitionIsLookedForAgain() {
        parts.fail("RunTask", CallFailed.Kind.INVALID, 1);
        launch(0, "x");
        answer();
        assertThat(parts.removalOf("build-x")).contains(new Failure(FailureKind.REFUSED, "ecs:RunTask: no"));
        assertThat(launcher.catalogue().families()).isEmpty();
    }

    @Test
    void aTokenThatIsInUseIsTheTaskThatHasIt() {
        launch(0, "x");
        parts.ecs.failures.put(
                "RunTask",
                new ArrayList<>(List.of(CallFailed.conflict("ecs:RunTask", "in use", List.of("arn:task/earlier")))));
        answer();
        assertThat(parts.roster.find("build-x").orElseThrow().task())
                .contains(new TaskRef(Fleets.ON_DEMAND, "arn:task/earlier"));
        assertThat(parts.watches).isEqualTo(1);
        assertThat(parts.counted(Happening.LAUNCHED)).as("it counted then").isZero();
    }

    @Test
    void aTokenOfNobodyKnowsWhatIsAnError() {
        launch(0, "x");
        parts.fail("RunTask", CallFailed.Kind.CONFLICT, 1);
        answer();
        assertThat(parts.removalOf("build-x")).contains(new Failure(FailureKind.REFUSED, "ecs:RunTask: no"));
    }

    @Test
    void anAgentThatIsGoneIsNotRunAgain() {
        Known gone = parts.saved(0, "gone");
        parts.roster.remove("build-gone");
        launcher.runAgain(gone);
        launcher.runAgain(parts.saved(0, "there"));
        answer();
        assertThat(parts.ecs.tasks.values())
                .singleElement()
                .satisfies(task -> assertThat(task.tag(AgentTags.NODE)).contains("build-there"));
    }

    @Test
    void noMoreAreLaunchedAtOnceThanAwsLets() {
        for (int i = 0; i < 25; i++) {
            plan(0, "x" + i);
        }
        launcher.pump();
        parts.time.pass(Duration.ofMillis(400));
        assertThat(parts.jenkins.names()).hasSize(20);
        parts.time.seconds(1);
        assertThat(parts.jenkins.names()).hasSize(25);
        assertThat(parts.roster.planned()).isEmpty();
    }
}
