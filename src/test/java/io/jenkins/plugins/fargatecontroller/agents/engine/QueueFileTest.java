// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the queue is soon on the disk, and the queue is not always being written. */
class QueueFileTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World(Fleets.of(Fleets.template("build", "build")));

    private static List<String> jobs(int count) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add("job-" + i);
        }
        return jobs;
    }

    @Test
    void itIsWrittenAfterAStartSinceJenkinsKeepsNoneThen() {
        world.time.seconds(1);
        assertThat(world.jenkins.queueSaves).isEqualTo(1);
        world.time.pass(Duration.ofHours(1));
        assertThat(world.jenkins.queueSaves).isEqualTo(1);
    }

    @Test
    void itIsWrittenAtOnceWhenABuildEntersAndWhenItHasLeft() {
        world.time.seconds(1);
        world.builds(1, "build", MINUTE);
        world.time.pass(Duration.ofMillis(300));
        assertThat(world.jenkins.queueSaved).containsExactly("job-0");
        world.time.seconds(60);
        assertThat(world.jenkins.queueSaved).isEmpty();
        assertThat(world.jenkins.queueSaves).isEqualTo(3);
    }

    @Test
    void whatNoAgentOfOursServesIsWrittenAsWell() {
        world.time.seconds(1);
        world.jenkins.enqueue("other", "windows", MINUTE);
        world.time.seconds(1);
        assertThat(world.jenkins.queueSaved).containsExactly("other");
    }

    @Test
    void whatEnteredHalfASecondAgoIsOnTheDiskHoweverManyEnter() {
        world.time.seconds(1);
        int before = world.jenkins.queueSaves;
        for (int i = 0; i < 100; i++) {
            world.jenkins.enqueue("job-" + i, "build", MINUTE);
            world.time.pass(Duration.ofMillis(50));
            assertThat(world.jenkins.queueSaved).containsAll(jobs(Math.max(0, i - 10)));
        }
        assertThat(world.jenkins.queueSaves - before).isLessThan(20);
    }

    @Test
    void nothingIsStartedForABuildThatIsNotOnTheDisk() {
        world.time.seconds(1);
        for (int i = 0; i < 40; i++) {
            world.jenkins.enqueue("job-" + i, "build", MINUTE);
            world.time.pass(Duration.ofMillis(20));
            assertThat(world.jenkins.names()).hasSizeLessThanOrEqualTo(world.jenkins.queueSaved.size());
        }
        world.time.seconds(2);
        assertThat(world.jenkins.names()).hasSize(40);
    }

    @Test
    void whereAWriteTakesLongBuildsDoNotWaitForIt() {
        world.time.seconds(1);
        world.jenkins.writing = () -> world.time.takes(Duration.ofSeconds(1));
        world.builds(1, "build", MINUTE);
        world.time.seconds(3);
        world.jenkins.enqueue("late", "build", MINUTE);
        world.time.seconds(1);
        assertThat(world.jenkins.queueSaved).doesNotContain("late");
        assertThat(world.jenkins.names()).hasSize(2);
    }

    @Test
    void aWriteThatFailsIsNotTheLast() {
        world.time.seconds(1);
        world.jenkins.fullDisk = true;
        world.jenkins.enqueue("first", "build", MINUTE);
        assertThatThrownBy(() -> world.time.seconds(1)).hasMessage("the disk is full");
        world.jenkins.fullDisk = false;
        world.jenkins.enqueue("second", "build", MINUTE);
        world.time.seconds(1);
        assertThat(world.jenkins.queueSaved).containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0.1S",
        "PT0.01S, PT0.1S",
        "PT0.04S, PT0.12S",
        "PT0.16S, PT0.48S",
        "PT0.2S, PT1.8S",
        "PT10S, PT1M"
    })
    void theLongerAWriteTakesTheLongerIsTheRest(Duration write, Duration rest) {
        assertThat(QueueFile.rest(write)).isEqualTo(rest);
    }
}
