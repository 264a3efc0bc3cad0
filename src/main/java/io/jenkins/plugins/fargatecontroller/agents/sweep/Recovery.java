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

/** What becomes of the agents that were kept when the controller went down. */
public final class Recovery {

    /**
     * ECS knows a token for 24 hours, and for an hour after its task has stopped. Within this time a request that is
     * made again is answered with its task, if there was one.
     */
    private static final Duration TOKEN_HOLDS = Duration.ofMinutes(50);

    /** One list without a task is no proof that the task has ended. */
    private static final Duration PROOF = Duration.ofSeconds(10);

    private Recovery() {}

    /** What to do with a kept agent. */
    public sealed interface Step {

        Agent agent();

        /** Its task is there. */
        record Adopt(Agent agent, TaskRef task) implements Step {}

        /** Nobody knows whether RunTask was called: it is called again with the same token. */
        record RunAgain(Agent agent) implements Step {}

        /** Its task may be there all the same: it is looked for again. */
        record Wait(Agent agent) implements Step {}

        /** Its node goes. */
        record Remove(Agent agent, String why) implements Step {}
    }

    /**
     * A kept agent as Jenkins sees it.
     *
     * @param used whether a build was given to it
     * @param online whether it has connected again
     */
    public record Kept(Agent agent, boolean used, boolean online) {}

    /**
     * A step for each agent.
     *
     * @param tasks those of this controller that ECS lists
     * @param looking how long they have been looked for
     */
    public static List<Step> steps(List<Kept> agents, List<TaskState> tasks, Duration looking, Instant now) {
        Map<String, TaskState> byNode = new HashMap<>();
        tasks.forEach(task -> task.tag(AgentTags.NODE).ifPresent(node -> byNode.put(node, task)));
        List<Step> steps = new ArrayList<>();
        for (Kept kept : agents) {
            TaskState task = byNode.get(kept.agent().name());
            steps.add(task == null ? missing(kept, looking, now) : new Step.Adopt(kept.agent(), task.ref()));
        }
        return steps;
    }

    /** An agent that answers has a task, whatever ECS says. */
    private static Step missing(Kept kept, Duration looking, Instant now) {
        Agent agent = kept.agent();
        boolean young = agent.created().plus(TOKEN_HOLDS).isAfter(now);
        if (young && !kept.used()) {
            return new Step.RunAgain(agent);
        }
        if (kept.online() || looking.compareTo(PROOF) < 0) {
            return new Step.Wait(agent);
        }
        return new Step.Remove(
                agent,
                kept.used()
                        ? "its task ended while the controller was down"
                        : "it has no task, and is too old for the same request to be made again");
    }
}
