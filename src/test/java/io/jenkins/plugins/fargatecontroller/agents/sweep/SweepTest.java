// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Sweep SWEEP = Sweep.usual("jenkins");

    private static TaskState task(String arn, Map<String, String> tags, Status status, int age) {
        return new TaskState(
                new TaskRef("cluster", arn),
                status,
                Optional.empty(),
                new TaskState.Times(
                        age < 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(age)),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                tags,
                Optional.empty());
    }

    private static Map<String, String> tags(String controller, String node) {
        Map<String, String> tags = new HashMap<>();
        Stream.of(AgentTags.CONTROLLER, AgentTags.NODE).forEach(name -> {
            String value = name.equals(AgentTags.NODE) ? node : controller;
            if (!value.equals("-")) {
                tags.put(name, value);
            }
        });
        return tags;
    }

    @ParameterizedTest
    @CsvSource({
        "jenkins,   gone,  RUNNING,      601, true",
        "jenkins,   gone,  PROVISIONING, 601, true",
        "jenkins,   gone,  RUNNING,      600, false",
        "jenkins,   gone,  RUNNING,      -1,  false",
        "jenkins,   here,  RUNNING,      601, false",
        "jenkins,   gone,  STOPPING,     601, false",
        "jenkins,   gone,  STOPPED,      601, false",
        "jenkins-2, gone,  RUNNING,      601, false",
        "Jenkins,   gone,  RUNNING,      601, false",
        "-,         gone,  RUNNING,      601, false",
        "jenkins,   -,     RUNNING,      601, false"
    })
    void onlyOldTasksOfOursWithoutANodeAreOrphans(
            String controller, String node, Status status, int age, boolean orphan) {
        var found = SWEEP.orphans(List.of(task("t", tags(controller, node), status, age)), Set.of("here"), NOW);
        assertThat(found.stop()).hasSize(orphan ? 1 : 0);
    }

    @Test
    void anAgentOfAmazonEcsTellsItsNameInItsCommand() {
        TaskState theirs = task("t", tags("jenkins", "-"), Status.RUNNING, 601);
        TaskState named = new TaskState(
                theirs.ref(),
                theirs.status(),
                theirs.stop(),
                theirs.times(),
                theirs.provider(),
                theirs.tags(),
                Optional.of("ecs-agent-1"));
        assertThat(SWEEP.orphans(List.of(named), Set.of(), NOW).stop())
                .extracting(Sweep.Orphan::node)
                .containsExactly("ecs-agent-1");
        assertThat(SWEEP.orphans(List.of(named), Set.of("ecs-agent-1"), NOW).stop())
                .isEmpty();
    }

    @Test
    void theOldestGoFirstAndTheRestNextTime() {
        List<TaskState> tasks = IntStream.range(0, 30)
                .mapToObj(i -> task("t" + i, tags("jenkins", "gone-" + i), Status.RUNNING, 1000 + i))
                .toList();
        var found = SWEEP.orphans(tasks, Set.of(), NOW);
        assertThat(found.stop()).hasSize(20).extracting(Sweep.Orphan::node).startsWith("gone-29", "gone-28");
        assertThat(found.left()).isEqualTo(10);
    }
}
