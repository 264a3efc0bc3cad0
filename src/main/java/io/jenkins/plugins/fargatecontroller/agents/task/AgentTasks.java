// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import java.util.List;
import java.util.Map;

/** The calls about tasks. Each asks AWS once; what is slow, so never under a lock. */
public interface AgentTasks {

    /** How many tasks one call describes. */
    int DESCRIBED_AT_ONCE = 100;

    /**
     * {@code ecs:RunTask} for one task. The same request with the same token is answered with the same task, for 24
     * hours in the same cluster.
     *
     * @throws CallFailed if ECS refused the call; whether a task runs is unknown where {@link CallFailed#uncertain}
     */
    RunAnswer run(RunRequest request, AgentSecret secret) throws CallFailed;

    /** {@code ecs:DescribeTasks} with tags, for at most {@value #DESCRIBED_AT_ONCE}; those that ECS forgot are missing. */
    List<TaskState> describe(String cluster, List<String> tasks) throws CallFailed;

    /** {@code ecs:ListTasks}: the ARNs of what runs or is to run, on all pages. */
    List<String> list(String cluster, TaskFilter filter) throws CallFailed;

    /** {@code ecs:StopTask}. A task that is gone is no failure. */
    void stop(TaskRef task, String reason) throws CallFailed;

    /** {@code ecs:TagResource}. */
    void tag(TaskRef task, Map<String, String> tags) throws CallFailed;
}
