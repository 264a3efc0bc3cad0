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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static TaskState task(String node) {
        return new TaskState(
                new TaskRef("cluster", "task of " + node),
                Status.RUNNING,
                Optional.empty(),
                new TaskState.Times(Optional.of(NOW), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of(AgentTags.NODE, node),
                Optional.empty());
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
        List<TaskState> tasks = List.of(task("build-found"));
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

    @Test
    void anAgentIsJoinedWithTheTaskThatBearsItsName() {
        Agent agent = agent("one", 60);
        List<TaskState> tasks = List.of(task("build-two"), task("build-one"));
        assertThat(Recovery.steps(List.of(new Recovery.Kept(agent, true, false)), tasks, Duration.ZERO, NOW))
                .containsExactly(new Recovery.Step.Adopt(agent, new TaskRef("cluster", "task of build-one")));
    }
}
