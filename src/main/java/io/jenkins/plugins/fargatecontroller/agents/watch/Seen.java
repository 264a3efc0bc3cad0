// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.watch;

import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent as it was seen.
 *
 * @param task what ECS says; empty if it knows no such task, or was not asked yet
 */
public record Seen(Optional<TaskState> task, Node node, Life life, Instant now) {

    /**
     * What Jenkins says.
     *
     * @param busy whether a build is running on it
     * @param used whether a build has ever been given to it
     * @param since since when it has been online, or offline, or idle, as it is now
     */
    public record Node(boolean online, boolean busy, boolean used, Instant since) {}

    /**
     * What is known of it otherwise.
     *
     * @param started when its task was started, or the controller came up, whichever was later
     * @param connected whether it has ever been online
     * @param warned whether its end was announced already
     */
    public record Life(Instant started, boolean connected, boolean warned, Limits limits) {}

    /**
     * How long things may take.
     *
     * @param start until it connects
     * @param idle until an unused agent ends
     * @param reconnect until an agent that lost its connection counts as lost
     * @param reuse whether it takes further builds
     */
    public record Limits(Duration start, Duration idle, Duration reconnect, boolean reuse) {}

    Duration sinceStarted() {
        return Duration.between(life.started(), now);
    }

    Duration inThisState() {
        return Duration.between(node.since(), now);
    }
}
