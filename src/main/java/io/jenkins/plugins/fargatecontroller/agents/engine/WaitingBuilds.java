// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import java.util.List;
import java.util.Set;

/** The queue of Jenkins. Called on the engine's own thread, after {@link Nodes#ours}. */
public interface WaitingBuilds {

    /** What could run now if it had an executor, in the order of the queue; nothing that one was found for. */
    List<QueuedItem> items();

    /** For each idle executor that is not ours, the ids of the items that it may take. */
    List<Set<Long>> elsewhere();

    /** The numbers of all items of the queue, whatever they wait for. */
    Set<Long> numbers();

    /** Writes the queue to the disk. Called on a thread of calls. */
    void save();
}
