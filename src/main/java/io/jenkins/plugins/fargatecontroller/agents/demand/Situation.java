// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a decision about new agents depends on.
 *
 * @param items in the order of the queue
 * @param agents read before the queue was, so that a build that was just taken is in neither and not in both
 * @param elsewhere for each idle executor that is not ours, the items that it may take
 * @param paused what is not to be tried now
 */
public record Situation(
        Fleet fleet, List<QueuedItem> items, List<Slot> agents, List<Set<Long>> elsewhere, Pauses paused, Instant now) {

    public Situation {
        items = List.copyOf(items);
        agents = List.copyOf(agents);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Where no build asks for more than a template. */
    public Situation(
            Fleet fleet,
            List<QueuedItem> items,
            List<Slot> agents,
            List<Set<Long>> elsewhere,
            Map<TemplateId, Pause> paused,
            Instant now) {
        this(fleet, items, agents, elsewhere, Pauses.of(paused), now);
    }
}
