// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import java.time.Duration;
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

    private static Agent agent(String unique, int age) {
        var template = Fleets.template("build", "build");
        var cloud = Fleets.cloud(CloudRules.none(), template);
        return new LaunchPlan("jenkins")
                .agent(
                        new LaunchPlan.Order(
                                cloud,
                                template,
                                Optional.empty(),
                                new Route(cloud.cluster(), template.placement()),
                                "d",
                                unique),
                        NOW.minusSeconds(age));
    }

    /** ECS lists a task of the first agent alone. */
    @ParameterizedTest
    @CsvSource({
        // agent | age | used | online | looked for | step
        "found,   60,  true,  true,   0,  Adopt",
        "found,   60,  true,  false,  0,  Adopt",
        "found, 9000,  false, false, 60,  Adopt",
        "other,   60,  false, false,  0,  RunAgain",
        "other,   60,  false, true,  60,  RunAgain",
        "other, 2999,  false, false,  0,  RunAgain",
        "other, 3000,  false, false,  0,  Wait",
        "other, 3000,  false, false, 10,  Remove",
        "other, 3000,  false, true,  10,  Wait",
        "other,   60,  true,  false,  0,  Wait",
        "other,   60,  true,  false,  9,  Wait",
        "other,   60,  true,  false, 10,  Remove",
        "other,   60,  true,  true,  10,  Wait",
        "other, 9000,  true,  true, 600,  Wait"
    })
    void keptAgentsAreJoinedWithTheirTasks(
            String name, int age, boolean used, boolean online, int looking, String expected) {
        Agent agent = agent(name, age);
        List<TaskState> tasks = List.of(task("t1", tags("jenkins", "build-found"), Status.RUNNING, 60));
        List<Recovery.Step> steps = Recovery.steps(
                List.of(new Recovery.Kept(agent, used, online)), tasks, Duration.ofSeconds(looking), NOW);
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(step.agent()).isEqualTo(agent);
        });
    }

    @Test
    void anAgentThatGoesIsToldWhy() {
        List<Recovery.Kept> kept = List.of(
                new Recovery.Kept(agent("used", 60), true, false), new Recovery.Kept(agent("old", 3000), false, false));
        assertThat(Recovery.steps(kept, List.of(), Duration.ofMinutes(1), NOW))
                .extracting(step -> step instanceof Recovery.Step.Remove remove ? remove.why() : "")
                .containsExactly(
                        "its task ended while the controller was down",
                        "it has no task, and is too old for the same request to be made again");
    }
}
