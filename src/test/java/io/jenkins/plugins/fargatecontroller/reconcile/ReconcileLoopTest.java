// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When runs happen, in the boot and after it. */
class ReconcileLoopTest {

    @TempDir
    Path folder;

    private World world;
    private Reconciler reconciler;
    private final Time time = new Time();
    private final Timetable timetable = new Timetable();

    /** A clock that a test sets. */
    static final class Time extends Clock {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Runs nothing by itself; keeps what is to be run next, and how long that is to take. */
    static final class Timetable extends ScheduledThreadPoolExecutor {
        final List<Duration> delays = new ArrayList<>();
        Runnable next = () -> {};
        int refusals;

        Timetable() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            if (refusals > 0) {
                refusals--;
                throw new OutOfMemoryError("unable to create native thread");
            }
            next = task;
            delays.add(Duration.of(delay, unit.toChronoUnit()));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        Duration last() {
            return delays.get(delays.size() - 1);
        }
    }

    @BeforeEach
    void fresh() {
        world = new World(folder);
        reconciler = world.settled();
        world.calls.clear();
    }

    @AfterEach
    void end() {
        timetable.shutdownNow();
    }

    @Test
    void waitsTheIntervalThenDiscovers() {
        loop().start();
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        assertThat(world.calls).startsWith("discover");
        assertThat(newest().trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aSaveIsLookedAtSoonWithoutADiscoveryAndDoesNotPutTheNextOneOff() {
        ReconcileLoop loop = loop();
        loop.start();
        time.now = time.now.plus(Duration.ofMinutes(2));
        loop.request(Trigger.SAVE, false);
        assertThat(timetable.last()).isEqualTo(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        assertThat(world.calls).doesNotContain("discover");
        assertThat(newest().trigger()).isEqualTo(Trigger.SAVE);
        assertThat(timetable.last()).isEqualTo(Duration.ofSeconds(178));
    }

    @Test
    void wishesThatComeTogetherAreDoneTogether() {
        ReconcileLoop loop = loop();
        loop.start();
        loop.request(Trigger.SAVE, false);
        loop.request(Trigger.JCASC, false);
        loop.request(Trigger.REQUEST, true);
        pass(Duration.ofSeconds(2));
        assertThat(world.calls).startsWith("discover");
        assertThat(newest().trigger()).isEqualTo(Trigger.JCASC);
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoSavesSeesWhatCameOfItAtOnce() {
        ReconcileLoop loop = loop();
        loop.runNow(Trigger.SAVE);
        assertThat(newest().trigger()).isEqualTo(Trigger.STARTUP);
        loop.start();
        world.overrides = "executors: 3";
        loop.request(Trigger.SAVE, false);
        loop.runNow(Trigger.SAVE);
        assertThat(world.jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "3");
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoSavesDoesNotWaitForAwsUnlessTheAdministratorIsAnother() {
        ReconcileLoop loop = loop();
        loop.start();
        world.overrides = "executors: 3";
        loop.runNow(Trigger.SAVE);
        assertThat(world.calls).isEmpty();
        world.overrides = "adminUser: boss";
        loop.runNow(Trigger.SAVE);
        assertThat(world.calls).containsExactly("read jenkins-pwd in eu-central-1");
        assertThat(world.jenkins.users).containsEntry("boss", World.PASSWORD);
        world.calls.clear();
        loop.runNow(Trigger.SAVE);
        assertThat(world.calls).isEmpty();
    }

    @Test
    void aPasswordThatCouldNotBeReadIsStillToldOfAfterASave() {
        world.password = Fact.failed("no answer", "try again");
        World.again(reconciler);
        ReconcileLoop loop = loop();
        loop.start();
        loop.runNow(Trigger.SAVE);
        assertThat(reconciler.status().plan().problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("could not be read"));
    }

    @Test
    void whoSavesDoesNotWaitForADiscoveryThatSomebodyAskedFor() {
        ReconcileLoop loop = loop();
        loop.start();
        loop.request(Trigger.REQUEST, true);
        loop.runNow(Trigger.SAVE);
        assertThat(world.calls).doesNotContain("discover");
        assertThat(timetable.last()).as("whoever asks for it waits for it").isEqualTo(Duration.ZERO);
        pass(Duration.ZERO);
        assertThat(world.calls).contains("discover");
    }

    @Test
    void saysWhatWasAskedForUntilItIsDone() {
        ReconcileLoop loop = loop();
        loop.start();
        assertThat(loop.asked()).isEmpty();
        loop.request(Trigger.JCASC, false);
        assertThat(loop.asked()).contains(Headline.COMPARING);
        List<Optional<Headline>> meanwhile = new ArrayList<>();
        world.delay = () -> meanwhile.add(loop.asked());
        loop.request(Trigger.REQUEST, true);
        assertThat(loop.asked()).contains(Headline.REDISCOVERING);
        pass(Duration.ZERO);
        assertThat(meanwhile).containsExactly(Optional.of(Headline.REDISCOVERING));
        assertThat(loop.asked()).isEmpty();
        pass(Duration.ofMinutes(5));
        assertThat(meanwhile).as("nobody asked for the one that is due").last().isEqualTo(Optional.empty());
    }

    @Test
    void triesEachMinuteAsLongAsNobodyCanLogIn() {
        world.password = Fact.failed("no answer", "try again");
        World.again(reconciler);
        world.calls.clear();
        loop().start();
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(world.calls).containsExactly("read jenkins-pwd in eu-central-1");
        world.password = Fact.found(new Password("new"), Origin.parameterStore("jenkins-pwd"));
        pass(Duration.ofMinutes(1));
        assertThat(world.jenkins.users).containsEntry("ecsuser", "new");
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void failuresMakeThePauseLonger() {
        world.jenkins.clouds.broken = true;
        loop().start();
        pass(Duration.ofMinutes(5));
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(10));
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(20));
        world.jenkins.clouds.broken = false;
        pass(Duration.ofMinutes(20));
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aDiscoveryThatBreaksOffDoesNotEndTheLoop() {
        loop().start();
        world.broken = true;
        pass(Duration.ofMinutes(5));
        world.broken = false;
        pass(Duration.ofMinutes(5));
        assertThat(newest().trigger()).isEqualTo(Trigger.SCHEDULE);
    }

    @Test
    void whatIsWishedBeforeTheStartIsDoneAfterIt() {
        ReconcileLoop loop = loop();
        loop.request(Trigger.JCASC, false);
        assertThat(timetable.delays).isEmpty();
        loop.start();
        assertThat(timetable.last()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void offFargateNothingIsScheduled() {
        world.env = Map.of();
        new ReconcileLoop(world.start(), timetable, new ReconcileInterval(() -> 0.5), time).start();
        assertThat(timetable.delays).isEmpty();
    }

    @Test
    void afterItsEndNothingIsScheduled() {
        ReconcileLoop loop = loop();
        loop.start();
        loop.stop();
        loop.request(Trigger.SAVE, false);
        assertThat(timetable.delays).hasSize(1);
        assertThat(timetable.isShutdown()).isTrue();
    }

    @Test
    void theBootAppliesWhatWasDiscovered() {
        World fresh = new World(folder.resolve("boot"));
        Boot boot = new Boot(fresh.start(), Runnable::run, Duration.ofSeconds(20));
        boot.configured();
        assertThat(fresh.jenkins.clouds.names()).hasSize(2);
        assertThat(fresh.jenkins.jobs).isEmpty();
        boot.loaded();
        assertThat(fresh.jenkins.jobs).hasSize(2);
        assertThat(fresh.calls).containsExactly("discover", "read jenkins-pwd in eu-central-1");
    }

    @Test
    void theBootAsksForThePasswordOnceAndSaysWhyThereIsNone() {
        World fresh = new World(folder.resolve("boot"));
        fresh.password = Fact.none("there is no parameter 'jenkins-pwd'", "create it");
        Reconciler starting = fresh.start();
        Boot boot = new Boot(starting, Runnable::run, Duration.ofSeconds(20));
        boot.configured();
        boot.loaded();
        assertThat(fresh.calls).filteredOn(call -> call.startsWith("read")).hasSize(1);
        assertThat(starting.waiting()).isTrue();
        assertThat(starting.status().plan().problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("there is no parameter"));
    }

    @Test
    void theBootGoesOnWithoutAnAnswerAndTheLateOneIsLookedAt() throws InterruptedException {
        world.jenkins.clouds.clouds.clear();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        world.delay = () -> {
            asked.countDown();
            await(answer);
        };
        Reconciler restarted = world.start();
        Thread[] thread = new Thread[1];
        Boot boot = new Boot(
                restarted,
                task -> {
                    thread[0] = new Thread(task);
                    thread[0].start();
                },
                Duration.ofMillis(50));
        await(asked);
        boot.configured();
        assertThat(world.jenkins.clouds.names()).hasSize(2);
        boot.loaded();
        assertThat(world.calls)
                .as("what is asked of an AWS that does not answer")
                .containsExactly("discover");
        assertThat(world.home.ownership().administrator()).contains("ecsuser");
        assertThat(restarted.status().progress()).isPresent();
        ReconcileLoop loop = new ReconcileLoop(restarted, timetable, new ReconcileInterval(() -> 0.5), time);
        boot.completed(loop);
        assertThat(timetable.last()).isEqualTo(Duration.ofMinutes(5));
        answer.countDown();
        thread[0].join();
        assertThat(timetable.last()).isEqualTo(Duration.ofSeconds(2));
        assertThat(restarted.status().progress()).isEmpty();
    }

    @Test
    void theBootOffFargateDoesNothing() {
        World fresh = new World(folder.resolve("off"));
        fresh.env = Map.of();
        Boot boot = new Boot(fresh.start(), Runnable::run, Duration.ofSeconds(20));
        boot.configured();
        boot.loaded();
        boot.completed(new ReconcileLoop(fresh.start(), timetable, new ReconcileInterval(() -> 0.5), time));
        assertThat(fresh.calls).isEmpty();
        assertThat(timetable.delays).isEmpty();
        assertThat(fresh.jenkins.open()).isTrue();
    }

    private ReconcileLoop loop() {
        return new ReconcileLoop(reconciler, timetable, new ReconcileInterval(() -> 0.5), time);
    }

    private void pass(Duration duration) {
        time.now = time.now.plus(duration);
        timetable.next.run();
    }

    private Run newest() {
        return reconciler.status().runs().get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
