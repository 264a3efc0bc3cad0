// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.sweep;

import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of the agents that were kept when the controller went down. */
public final class Recovery {

    /**
     * ECS knows a token for 24 hours, and for an hour after its task has stopped. Within this time a request that is
     * made again is answered with its task, if there was one.
     */
    private static final Duration TOKEN_HOLDS = Duration.ofMinutes(50);

    private Recovery() {}

    /** What to do with a kept agent. */
    public sealed interface Step {

        Agent agent();

        /** Its task is there. */
        record Adopt(Agent agent, TaskRef task) implements Step {}

        /** Nobody knows whether RunTask was called: it is called again with the same token. */
        record RunAgain(Agent agent) implements Step {}

        /** Its node goes. */
        record Remove(Agent agent, String why) implements Step {}
    }

    /**
     * A step for each agent.
     *
     * @param used the names of the agents that a build was given to
     * @param tasks those of this controller that ECS lists
     */
    public static List<Step> steps(List<Agent> agents, Set<String> used, List<TaskState> tasks, Instant now) {
        Map<String, TaskState> byNode = new HashMap<>();
        tasks.forEach(task -> task.tag(AgentTags.NODE).ifPresent(node -> byNode.put(node, task)));
        List<Step> steps = new ArrayList<>();
        for (Agent agent : agents) {
            TaskState task = byNode.get(agent.name());
            steps.add(task == null ? missing(agent, used, now) : new Step.Adopt(agent, task.ref()));
        }
        return steps;
    }

    private static Step missing(Agent agent, Set<String> used, Instant now) {
        if (used.contains(agent.name())) {
            return new Step.Remove(agent, "its task ended while the controller was down");
        }
        boolean young = agent.created().plus(TOKEN_HOLDS).isAfter(now);
        return young
                ? new Step.RunAgain(agent)
                : new Step.Remove(agent, "it has no task, and is too old for the same request to be made again");
    }
}
