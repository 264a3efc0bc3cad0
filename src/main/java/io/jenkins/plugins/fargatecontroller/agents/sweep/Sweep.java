// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.sweep;

import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tasks of this controller that have no node any more.
 *
 * @param controller the value of the controller's tag
 * @param grace how old a task is at least; before, its node may still be on its way
 * @param most how many are stopped at once
 */
public record Sweep(String controller, Duration grace, int most) {

    public static Sweep usual(String controller) {
        return new Sweep(controller, Duration.ofMinutes(10), 20);
    }

    /**
     * What is to be stopped.
     *
     * @param stop the orphans, oldest first
     * @param left how many more there are, for the next time
     */
    public record Found(List<Orphan> stop, int left) {
        public Found {
            stop = List.copyOf(stop);
        }
    }

    /** A task without a node. */
    public record Orphan(TaskState task, String node) {}

    /**
     * The orphans among tasks. One of amazon-ecs has the controller's tag, and tells its node's name in its command;
     * of what has no tag, or no name, nothing is known, and it is left alone.
     *
     * @param nodes the names of all nodes that Jenkins has, whoever made them
     */
    public Found orphans(List<TaskState> tasks, Set<String> nodes, Instant now) {
        List<Orphan> all = new ArrayList<>();
        for (TaskState task : tasks) {
            node(task)
                    .filter(name -> !nodes.contains(name) && ours(task) && running(task) && old(task, now))
                    .ifPresent(name -> all.add(new Orphan(task, name)));
        }
        all.sort((one, other) -> created(one.task()).compareTo(created(other.task())));
        List<Orphan> first = all.subList(0, Math.min(most, all.size()));
        return new Found(first, all.size() - first.size());
    }

    private static Optional<String> node(TaskState task) {
        return task.tag(AgentTags.NODE).or(task::agent);
    }

    private boolean ours(TaskState task) {
        return task.tag(AgentTags.CONTROLLER).filter(controller::equals).isPresent();
    }

    /** One that is stopping already needs no stop. */
    private static boolean running(TaskState task) {
        return switch (task.status()) {
            case PROVISIONING, PENDING, ACTIVATING, RUNNING, UNKNOWN -> true;
            case DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> false;
        };
    }

    /** A task without a time of creation may be new. */
    private boolean old(TaskState task, Instant now) {
        return task.times()
                .created()
                .filter(created -> created.plus(grace).isBefore(now))
                .isPresent();
    }

    private static Instant created(TaskState task) {
        return task.times().created().orElse(Instant.EPOCH);
    }
}
