// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens while Jenkins starts, and in which order. */
class BootTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private World world = new World(Path.of("unused"));
    private Reconciler reconciler = world.start();
    private final ReconcileLoopTest.Time time = new ReconcileLoopTest.Time();
    private final ReconcileLoopTest.Timetable timetable = new ReconcileLoopTest.Timetable();

    /** What is to run on a thread of its own, and has not begun. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @BeforeEach
    void fresh() {
        world = new World(folder);
        reconciler = world.start();
    }

    @AfterEach
    void end() {
        timetable.shutdownNow();
    }

    @Test
    void offFargateNothingIsAskedOrChanged() {
        world.env = Map.of();
        reconciler = world.start();
        Boot boot = new Boot(reconciler, waiting::add, LONG);
        boot.configured();
        boot.loaded();
        boot.completed(loop());
        assertThat(waiting).isEmpty();
        assertThat(world.calls).isEmpty();
        assertThat(reconciler.status().runs()).isEmpty();
        assertThat(timetable.delays).isEmpty();
    }

    @Test
    void cloudsComeBeforeTheJobsAndTheAdministrator() {
        reconciler.secure();
        Boot boot = new Boot(reconciler, Runnable::run, LONG);
        assertThat(world.calls).containsExactly("discover");
        boot.configured();
        assertThat(world.jenkins.clouds.clouds).hasSize(2);
        assertThat(world.jenkins.jobs).isEmpty();
        assertThat(world.calls).containsExactly("discover");
        boot.loaded();
        assertThat(world.jenkins.jobs).hasSize(2);
        assertThat(world.jenkins.users).containsEntry("ecsuser", World.PASSWORD);
        assertThat(reconciler.status().runs()).extracting(Run::trigger).containsOnly(Trigger.STARTUP);
    }

    @Test
    void anAnswerInTimeLeavesNothingToMakeUpFor() {
        reconciler.secure();
        Boot boot = new Boot(reconciler, Runnable::run, LONG);
        boot.configured();
        boot.loaded();
        boot.completed(loop());
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aBootDoesNotWaitPastItsDeadlineAndTheAnswerIsLookedAtOnceItComes() {
        world.settled();
        world.calls.clear();
        world.overrides = "executors: 3";
        reconciler = world.start();
        Boot boot = new Boot(reconciler, waiting::add, Duration.ZERO);
        boot.configured();
        assertThat(world.jenkins.clouds.clouds)
                .as("the last known environment serves")
                .hasSize(2);
        boot.loaded();
        assertThat(world.calls).as("nobody waits for AWS once more").isEmpty();
        ReconcileLoop loop = loop();
        boot.completed(loop);
        assertThat(loop.asked()).isEmpty();
        waiting.remove().run();
        assertThat(world.calls).containsExactly("discover");
        assertThat(loop.asked()).isPresent();
        assertThat(timetable.last()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aDiscoveryThatBreaksOffIsMadeAgainByTheLoop() {
        world.broken = true;
        Boot boot = new Boot(reconciler, Runnable::run, LONG);
        boot.configured();
        boot.loaded();
        assertThat(reconciler.status().plan().problems())
                .extracting(problem -> problem.place().field())
                .contains("environment");
        world.broken = false;
        world.calls.clear();
        ReconcileLoop loop = loop();
        boot.completed(loop);
        assertThat(loop.asked()).isPresent();
        timetable.next.run();
        assertThat(world.calls).startsWith("discover");
        assertThat(world.jenkins.clouds.clouds).hasSize(2);
    }

    @Test
    void aThreadThatCannotBeHadIsNoEndOfTheBoot() {
        Boot boot = new Boot(
                reconciler,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                LONG);
        boot.configured();
        assertThat(reconciler.status().runs())
                .singleElement()
                .extracting(run -> run.trace().calls())
                .asInstanceOf(InstanceOfAssertFactories.list(Trace.Call.class))
                .isEmpty();
        ReconcileLoop loop = loop();
        boot.completed(loop);
        assertThat(loop.asked()).isPresent();
    }

    @Test
    void whoeverInterruptsTheBootIsHeard() {
        Boot boot = new Boot(reconciler, waiting::add, LONG);
        Thread.currentThread().interrupt();
        boot.configured();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reconciler.status().runs()).hasSize(1);
        boot.loaded();
        assertThat(reconciler.status().runs()).hasSize(2);
    }

    private ReconcileLoop loop() {
        return new ReconcileLoop(reconciler, timetable, new ReconcileInterval(() -> 0.5), time);
    }
}
