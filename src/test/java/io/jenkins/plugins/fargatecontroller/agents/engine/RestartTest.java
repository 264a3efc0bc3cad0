// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The controller comes up again, and takes nothing for lost that only needs time. */
class RestartTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static World usual() {
        return new World(Fleets.of(Fleets.template("build", "build")));
    }

    /** One build at work for five minutes, when the controller goes down. */
    private static World down() {
        World world = usual();
        world.builds(1, "build", Duration.ofMinutes(5));
        world.time.seconds(60);
        world.kill();
        return world;
    }

    private static void assertThatItGoesOn(World world) {
        world.time.seconds(1200);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.jenkins.buildsOn.values()).containsExactly(1);
        assertThat(world.ecs.tasks).hasSize(1);
        assertThat(world.ecs.running()).isEmpty();
        assertThat(world.jenkins.names()).isEmpty();
    }

    @Test
    void aRunningBuildGoesOnAfterARestart() {
        World world = usual();
        world.builds(3, "build", Duration.ofMinutes(5));
        world.time.seconds(60);
        world.kill();
        world.time.seconds(60);
        world.restart();
        world.time.seconds(600);
        assertThat(world.jenkins.done).hasSize(3);
        assertThat(world.ecs.tasks).hasSize(3);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void agentsHaveTimeToComeBackAfterARestart() {
        World world = new World(Fleets.both());
        world.builds(1, "build-spot", Duration.ofMinutes(5));
        world.time.seconds(60);
        world.kill();
        world.jenkins.comeBack = Duration.ofSeconds(100);
        world.restart();
        world.time.seconds(600);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.ecs.tasks).hasSize(1);
    }

    @Test
    void aBuildMayTakeAWhileToComeBackToAnAgentThatWasLate() {
        World world = usual();
        world.builds(1, "build", Duration.ofMinutes(20));
        world.time.seconds(60);
        world.kill();
        world.jenkins.comeBack = Duration.ofSeconds(290);
        world.jenkins.resume = Duration.ofSeconds(30);
        world.restart();
        world.time.seconds(1500);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.ecs.tasks).hasSize(1);
    }

    @Test
    void anAgentThatDoesNotComeBackIsLost() {
        World world = usual();
        world.builds(1, "build", Duration.ofMinutes(20));
        world.time.seconds(60);
        world.kill();
        world.jenkins.comeBack = Duration.ofHours(1);
        world.restart();
        world.time.seconds(290);
        assertThat(world.jenkins.removed).isEmpty();
        world.time.seconds(30);
        assertThat(world.jenkins.removed.values())
                .extracting(Nodes.Removal::text)
                .allSatisfy(text -> assertThat(text).contains("did not come back within 5 min;"))
                .hasSize(1);
    }

    @Test
    void anAgentWhoseBuildDoesNotComeBackToItEnds() {
        World world = usual();
        world.builds(1, "build", Duration.ofMinutes(20));
        world.time.seconds(60);
        world.kill();
        world.jenkins.resume = Duration.ofHours(1);
        world.restart();
        world.time.seconds(330);
        assertThat(world.jenkins.removed.values())
                .extracting(Nodes.Removal::text)
                .containsExactly("its build has ended");
    }

    @Test
    void theFiguresOfTheDaySurvive() {
        World world = usual();
        world.builds(3, "build", MINUTE);
        world.time.seconds(400);
        world.kill();
        world.restart();
        assertThat(world.engine().day().count(Happening.CONNECTED)).isEqualTo(3);
        assertThat(world.engine().day().waits().count()).isEqualTo(3);
        world.time.pass(Duration.ofHours(25));
        assertThat(world.engine().day().counts()).isEmpty();
    }

    @Test
    void figuresThatCannotBeReadAreSetAside() {
        World world = usual();
        world.kill();
        world.jenkins.kept.put(Outside.Part.DAY, "{");
        world.restart();
        assertThat(world.jenkins.told).contains("what was kept is set aside: {");
        assertThat(world.engine().day().counts()).isEmpty();
    }

    @Test
    void theTimeToComeBackBeginsWhenTheJobsAreLoaded() {
        World world = down();
        world.jenkins.comeBack = Duration.ofMinutes(10);
        world.restart(Duration.ofMinutes(8));
        assertThatItGoesOn(world);
    }

    @Test
    void aTaskThatEcsDoesNotListAtFirstIsLookedForAgain() {
        World world = down();
        Instant known = world.time.instant().plusSeconds(7);
        world.ecs.unknown = task -> world.time.instant().isBefore(known);
        world.restart();
        assertThatItGoesOn(world);
    }

    @Test
    void anAgentThatAnswersStaysWhateverEcsSays() {
        World world = down();
        Instant known = world.time.instant().plusSeconds(200);
        world.ecs.unknown = task -> world.time.instant().isBefore(known);
        world.jenkins.comeBack = Duration.ofSeconds(2);
        world.restart();
        assertThatItGoesOn(world);
    }

    @Test
    void whereEcsIsNotToBeReachedNoAgentIsTakenForLost() {
        World world = down();
        world.jenkins.comeBack = Duration.ofSeconds(200);
        world.ecs.failures.put(
                "ListTasks",
                new ArrayList<>(Collections.nCopies(
                        30, new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:ListTasks", "no answer"))));
        world.restart();
        assertThatItGoesOn(world);
    }

    @Test
    void aBuildWhoseTaskEndedMeanwhileRunsAgain() {
        World world = down();
        world.ecs.end("arn:task/1", new TaskState.Stop("EssentialContainerExited", "", List.of()));
        world.restart();
        Instant up = world.time.instant();
        world.time.seconds(60);
        Instant again = world.ecs.started.get("arn:task/2");
        assertThat(Duration.between(up, again)).isLessThan(Duration.ofSeconds(30));
        world.time.seconds(600);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anAgentThatWasStartingHasItsWholeTimeAnew() {
        World world = usual();
        world.ecs.failures.put(
                "RunTask",
                new ArrayList<>(Collections.nCopies(
                        1, new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:RunTask", "no answer"))));
        world.builds(1, "build", MINUTE);
        world.time.pass(Duration.ofMillis(900));
        world.kill();
        world.time.pass(Duration.ofMinutes(40));
        world.restart();
        assertThatItGoesOn(world);
    }

    @Test
    void aTaskThatEcsDoesNotKnowYetIsWaitedForHoweverLongRunTaskTook() {
        World world = usual();
        world.ecs.failures.put(
                "RunTask",
                new ArrayList<>(Collections.nCopies(
                        12, new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:RunTask", "no answer"))));
        world.ecs.unknown = task -> world.ecs.age(task).toSeconds() < 15;
        world.builds(1, "build", MINUTE);
        world.time.pass(Duration.ofMinutes(6));
        assertThat(world.ecs.tasks).hasSize(1);
        assertThatItGoesOn(world);
    }
}
