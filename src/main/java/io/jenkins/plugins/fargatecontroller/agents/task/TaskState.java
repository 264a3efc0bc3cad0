// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task as DescribeTasks tells of it.
 *
 * @param provider the capacity provider that it runs on, if known
 * @param agent the name of the agent, as its command says; amazon-ecs tells it nowhere else
 */
public record TaskState(
        TaskRef ref,
        Status status,
        Optional<Stop> stop,
        Times times,
        Optional<String> provider,
        Map<String, String> tags,
        Optional<String> agent) {

    public TaskState {
        tags = Map.copyOf(tags);
    }

    public Optional<String> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** Whether it will do no more work. */
    public boolean stopped() {
        return status == Status.STOPPED || status == Status.DELETED || status == Status.DEPROVISIONING;
    }

    /** The states of a task, in the order in which it goes through them. */
    public enum Status {
        PROVISIONING,
        PENDING,
        ACTIVATING,
        RUNNING,
        DEACTIVATING,
        STOPPING,
        DEPROVISIONING,
        STOPPED,
        DELETED,
        /** One that this version does not know. */
        UNKNOWN;

        /** However ECS wrote it. */
        public static Status of(String text) {
            for (Status status : values()) {
                if (status.name().equals(text)) {
                    return status;
                }
            }
            return UNKNOWN;
        }
    }

    /**
     * Why it stops or has stopped. There may be one while the task is still running: that is the two-minute warning.
     *
     * @param code such as {@code EssentialContainerExited}; empty if ECS gave none
     * @param reason in ECS's words; empty if it gave none
     */
    public record Stop(String code, String reason, List<Container> containers) {
        public Stop {
            containers = List.copyOf(containers);
        }
    }

    /** A container that ended, or did not start. */
    public record Container(String name, Optional<Integer> exitCode, String reason) {

        /** The same without its reason, if that only repeats another. */
        public Container besides(String other) {
            return reason.equals(other) ? new Container(name, exitCode, "") : this;
        }
    }

    /** When what happened, as far as it has. */
    public record Times(Optional<Instant> created, Optional<Instant> started, Optional<Instant> stopped) {}
}
