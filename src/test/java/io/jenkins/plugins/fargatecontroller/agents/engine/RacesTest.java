// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed.Kind;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds come and are aborted, by two labels of one template, some one at a time, while ECS throttles, refuses, answers
 * late or not at all, does not know tasks yet, and tasks break or connect too late. Each build runs once in the end, and
 * each task is accounted for.
 */
class RacesTest {

    private static final int MOST = 15;
    private static final String SERIAL = "one-at-a-time";

    /** What has been asked of the world, and what it has been made to do. */
    private static final class Course {

        private final World world = new World(Fleets.of(Fleets.template(
                "build",
                Fleets.patience(Duration.ofMinutes(2), Duration.ofMinutes(5)).withMaxAgents(MOST),
                "maven",
                "gradle")));
        private final Random random;
        private final List<String> wanted = new ArrayList<>();
        private int aborted;
        private int names;

        private Course(long seed) {
            random = new Random(seed);
            world.jenkins.serial.add(SERIAL);
        }

        private boolean one(int in) {
            return random.nextInt(in) == 0;
        }

        private void builds() {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                String job = one(5) ? SERIAL : "job-" + names++;
                wanted.add(job);
                world.jenkins.enqueue(job, one(2) ? "maven" : "gradle", Duration.ofSeconds(5 + random.nextInt(120)));
            }
        }

        private void aborts() {
            String job = wanted.isEmpty() || !one(4) ? SERIAL : wanted.get(random.nextInt(wanted.size()));
            if (!job.equals(SERIAL) && world.jenkins.abort(job)) {
                wanted.remove(job);
                aborted++;
            }
        }

        private void faults() {
            Kind kind = one(2) ? Kind.THROTTLED : Kind.UNANSWERED;
            String operation = List.of("RunTask", "DescribeTasks", "StopTask", "ListTasks", "RegisterTaskDefinition")
                    .get(random.nextInt(5));
            world.ecs.answersGetLost = one(2);
            world.ecs
                    .failures
                    .computeIfAbsent(operation, name -> new ArrayList<>())
                    .add(new CallFailed(kind, "ecs:" + operation, "no"));
        }

        private void moods() {
            world.ecs.refusal = one(6)
                    ? request -> Optional.of(new RunAnswer.Refused("RESOURCE:ENI"))
                    : request -> Optional.empty();
            int slow = random.nextInt(30);
            world.ecs.unknown = one(3) ? task -> world.ecs.age(task).toSeconds() < slow : task -> false;
            int startup = one(6) ? 110 + random.nextInt(40) : 5 + random.nextInt(40);
            world.ecs.startup = () -> Duration.ofSeconds(startup);
            world.ecs.broken.clear();
            if (one(6)) {
                world.ecs.broken.put(
                        "build", new Stop("TaskFailedToStart", "a network interface is missing", List.of()));
            }
        }

        private void peace() {
            world.ecs.refusal = request -> Optional.empty();
            world.ecs.unknown = task -> false;
            world.ecs.startup = () -> Duration.ofSeconds(20);
            world.ecs.broken.clear();
            world.ecs.failures.clear();
        }

        private void run() {
            for (int i = 0; i < 60; i++) {
                builds();
                aborts();
                if (one(2)) {
                    faults();
                }
                if (one(5)) {
                    moods();
                }
                world.time.pass(Duration.ofMillis(random.nextInt(15_000)));
            }
            peace();
            world.time.pass(Duration.ofHours(3));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachBuildRunsOnceAndEachTaskIsAccountedFor(long seed) {
        Course course = new Course(seed);
        course.run();
        World world = course.world;
        assertThat(world.jenkins.done).as("builds").containsExactlyInAnyOrderElementsOf(course.wanted);
        assertThat(world.jenkins.buildsOn.values()).as("builds on one agent").containsOnly(1);
        assertThat(world.jenkins.mostNodes).as("agents at once").isLessThanOrEqualTo(MOST);
        assertThat(world.ecs.running()).as("orphans").isEmpty();
        assertThat(world.jenkins.names()).as("nodes").isEmpty();
        int lost = world.engine().day().count(Happening.NOT_STARTED)
                + world.engine().day().count(Happening.LOST);
        assertThat(world.ecs.tasks.size())
                .as("tasks")
                .isBetween(course.wanted.size(), course.wanted.size() + course.aborted + lost);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void buildsThatRunOneAtATimeHaveOneAgentAtATime(long seed) {
        Random random = new Random(seed);
        World world = new World(Fleets.of(Fleets.template("build", "build")));
        world.jenkins.serial.add(SERIAL);
        for (int i = 0; i < 5; i++) {
            world.jenkins.enqueue(SERIAL, "build", Duration.ofSeconds(random.nextInt(60)));
            world.time.seconds(random.nextInt(20));
        }
        world.time.pass(Duration.ofMinutes(20));
        assertThat(world.jenkins.done).hasSize(5);
        assertThat(world.ecs.tasks).hasSize(5);
        assertThat(world.ecs.running()).isEmpty();
    }
}
