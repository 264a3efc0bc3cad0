// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a decision.
 *
 * @param launches in the order of the queue
 * @param blocked why an item got no launch, by its id
 * @param idle agents that nobody waits for and that are not kept as spare ones
 */
public record Provisioning(List<Wanted> launches, Map<Long, Blockage> blocked, Set<String> idle) {

    public Provisioning {
        launches = List.copyOf(launches);
        blocked = Map.copyOf(blocked);
        idle = Set.copyOf(idle);
    }

    /** Why an item got no launch; empty if it got one, or needs none. */
    public Optional<Blockage> blockage(long item) {
        return Optional.ofNullable(blocked.get(item));
    }
}
