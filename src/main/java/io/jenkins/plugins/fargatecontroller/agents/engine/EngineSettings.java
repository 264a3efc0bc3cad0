// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.spot.SpotRules;
import io.jenkins.plugins.fargatecontroller.agents.watch.Rhythm;
import java.time.Duration;

/**
 * The times of the engine.
 *
 * @param spot when to fall back to on-demand capacity
 */
public record EngineSettings(Rhythm rhythm, SpotRules spot, Losing losing, Sweeping sweeping) {

    public static EngineSettings usual() {
        return new EngineSettings(
                Rhythm.usual(),
                SpotRules.usual(),
                new Losing(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofSeconds(30)),
                new Sweeping(Duration.ofMinutes(10), Duration.ofMinutes(10), 20));
    }

    /**
     * How long things that look lost are given.
     *
     * @param interruptible until a Spot agent without a connection is lost; ECS may tell of an interruption late
     * @param usual the same for others
     * @param unwanted until an agent is given up that is starting for nobody
     */
    public record Losing(Duration interruptible, Duration usual, Duration unwanted) {}

    /**
     * How orphans are swept.
     *
     * @param most how many at once
     */
    public record Sweeping(Duration every, Duration grace, int most) {}
}
