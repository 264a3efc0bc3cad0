// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.spot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of Spot in one cloud. A value: each event gives the next one.
 *
 * @param events interruptions and refusals that still count, oldest first
 * @param until on-demand capacity serves until then; after it, one agent is the probe
 * @param probe the agent that tries Spot
 */
public record SpotState(List<Instant> events, Optional<Instant> until, Optional<String> probe) {

    public SpotState {
        events = List.copyOf(events);
    }

    public static SpotState normal() {
        return new SpotState(List.of(), Optional.empty(), Optional.empty());
    }

    /** What the next agent runs on. */
    public enum Use {
        SPOT,
        ON_DEMAND,
        /** Spot, as the one that finds out whether it is back. */
        PROBE
    }

    /** What the next agent runs on. */
    public Use use(Instant now) {
        if (until.isEmpty()) {
            return Use.SPOT;
        }
        return until.get().isAfter(now) || probe.isPresent() ? Use.ON_DEMAND : Use.PROBE;
    }

    /** An agent was interrupted, or refused for want of capacity. */
    public SpotState shortage(String agent, Instant now, SpotRules rules) {
        if (probe.filter(agent::equals).isPresent()) {
            return fallBack(now, rules.fallback());
        }
        if (until.isPresent()) {
            return this;
        }
        Instant oldest = now.minus(rules.window());
        List<Instant> counting = Stream.concat(events.stream().filter(event -> event.isAfter(oldest)), Stream.of(now))
                .toList();
        return counting.size() >= rules.events()
                ? fallBack(now, rules.fallback())
                : new SpotState(counting, Optional.empty(), Optional.empty());
    }

    /** On-demand capacity serves from now on; also when somebody wants it so. */
    public SpotState fallBack(Instant now, Duration time) {
        return new SpotState(List.of(), Optional.of(now.plus(time)), Optional.empty());
    }

    /** An agent tries Spot. */
    public SpotState probing(String agent) {
        return new SpotState(events, until, Optional.of(agent));
    }

    /** An agent connected: if it was the probe, Spot is back. */
    public SpotState connected(String agent) {
        return probe.filter(agent::equals).isPresent() ? normal() : this;
    }

    /** An agent is gone for reasons that say nothing of Spot: if it was the probe, the next one is. */
    public SpotState gone(String agent) {
        return probe.filter(agent::equals).isPresent() ? new SpotState(events, until, Optional.empty()) : this;
    }
}
