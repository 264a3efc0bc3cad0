// SPDX-License-Identifier: MIT
package jenkins.model.queue;

import hudson.ExtensionPoint;
import hudson.model.Action;
import hudson.model.Queue;
import java.util.List;

/** Signatures of {@code jenkins.model.queue.QueueIdStrategy}. */
public abstract class QueueIdStrategy implements ExtensionPoint {
    public QueueIdStrategy() {
        throw new UnsupportedOperationException();
    }

    public void persist(Queue.State state) {
        throw new UnsupportedOperationException();
    }

    public void load(Queue.State state) {
        throw new UnsupportedOperationException();
    }

    public abstract long generateIdFor(Queue.Task task, List<Action> actions);

    /** Counts. */
    public static final class DefaultStrategy extends QueueIdStrategy {
        public DefaultStrategy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long generateIdFor(Queue.Task task, List<Action> actions) {
            throw new UnsupportedOperationException();
        }
    }
}
