// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The controller is killed between any two steps, several times: no task is lost, none is one too many. Only a build for
 * which nothing had been done yet may be forgotten.
 */
class KillTest {

    private static final int BUILDS = 8;

    /** How many there are at least from the first build to the end of the last. */
    private static final int STEPS = 75;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostAndNothingIsLeft(long seed) {
        Random random = new Random(seed);
        World world = new World(Fleets.of(Fleets.template("build", "build")));
        world.time.seconds(1);
        int kills = 0;
        world.jenkins.killAfter = (int) (seed % STEPS);
        for (int i = 0; i < BUILDS; i++) {
            world.jenkins.enqueue("job-" + i, "build", Duration.ofSeconds(20 + random.nextInt(100)));
            world.time.pass(Duration.ofMillis(random.nextInt(300)));
        }
        for (int i = 0; i < 90; i++) {
            world.time.seconds(2 + random.nextInt(5));
            if (world.dead()) {
                kills++;
                world.time.seconds(random.nextInt(60));
                world.restart();
                world.jenkins.killAfter = random.nextInt(60);
            }
        }
        world.jenkins.killAfter = -1;
        if (world.dead()) {
            world.restart();
        }
        world.time.pass(Duration.ofMinutes(40));

        assertThat(kills).as("kills").isPositive();
        int remembered = BUILDS - world.jenkins.forgotten.size();
        assertThat(world.jenkins.done).as("builds").hasSize(remembered).doesNotHaveDuplicates();
        assertThat(world.ecs.tasks).as("tasks").hasSize(remembered);
        assertThat(world.ecs.running()).as("orphans").isEmpty();
        assertThat(world.jenkins.names()).as("nodes").isEmpty();
        assertThat(world.jenkins.buildsOn.values()).hasSize(remembered).allMatch(builds -> builds == 1);
        assertThat(world.ecs.families.values())
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(revisions -> assertThat(revisions).hasSize(1));
    }
}
