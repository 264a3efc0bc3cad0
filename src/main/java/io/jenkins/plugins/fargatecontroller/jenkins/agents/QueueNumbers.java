// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Queue;
import java.util.List;
import jenkins.model.queue.QueueIdStrategy;

/**
 * Numbers the items of the queue as Jenkins does, and leaves a gap when it has started. Jenkins counts on from what it
 * has written, and after {@code kill -9} gives out again what it gave out after that. A pipeline looks for its item by
 * number: it takes another's for its own, and waits for good, where it would have queued again what is lost.
 */
@Extension(ordinal = QueueNumbers.LAST)
public final class QueueNumbers extends QueueIdStrategy {

    /** Any other strategy is asked before this one. */
    static final int LAST = -1000;

    /** More than Jenkins gives out between two writes. */
    static final long GAP = 10_000;

    private static final String LAST_NUMBER = DefaultStrategy.class.getName();

    private final QueueIdStrategy usual = new DefaultStrategy();

    @Override
    public void persist(Queue.State state) {
        usual.persist(state);
    }

    @Override
    public void load(Queue.State state) {
        if (state.properties.get(LAST_NUMBER) instanceof Long last) {
            state.properties.put(LAST_NUMBER, last + GAP);
        }
        usual.load(state);
    }

    @Override
    public long generateIdFor(Queue.Task task, List<Action> actions) {
        return usual.generateIdFor(task, actions);
    }
}
