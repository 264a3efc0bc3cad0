// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * How often ECS is asked.
 *
 * @param starting while an agent is starting, or has lost its connection
 * @param steady while agents are at work
 */
public record Rhythm(Duration starting, Duration steady) {

    public static Rhythm usual() {
        return new Rhythm(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    /**
     * The time until the next round; none without agents.
     *
     * @param agents how many there are
     * @param unsettled how many of them are starting, or have lost their connection
     */
    public Optional<Duration> next(int agents, int unsettled) {
        return agents == 0 ? Optional.empty() : Optional.of(unsettled > 0 ? starting : steady);
    }
}
