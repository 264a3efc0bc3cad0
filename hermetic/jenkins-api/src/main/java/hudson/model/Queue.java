// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.SubTask;
import java.util.List;
import java.util.Map;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.queue.QueueItem;

/** Signatures of {@code hudson.model.Queue}. */
public class Queue {
    private Queue() {
        throw new UnsupportedOperationException();
    }

    public Item[] getItems() {
        throw new UnsupportedOperationException();
    }

    public static void withLock(Runnable runnable) {
        throw new UnsupportedOperationException();
    }

    public static boolean isBlockedByShutdown(Task task) {
        throw new UnsupportedOperationException();
    }

    public void save() {
        throw new UnsupportedOperationException();
    }

    public List<BuildableItem> getBuildableItems() {
        throw new UnsupportedOperationException();
    }

    /** What is written of the queue. */
    public static final class State {
        public Map<String, Object> properties;

        public State() {
            throw new UnsupportedOperationException();
        }
    }

    /** Something to be run. */
    public interface Task extends FullyNamedModelObject, SubTask {}

    /** Something that runs. */
    public interface Executable extends Runnable {}

    /** A task in the queue. */
    public abstract static class Item extends Actionable implements QueueItem {
        public final Task task;

        protected Item(Item item) {
            throw new UnsupportedOperationException();
        }

        public long getId() {
            throw new UnsupportedOperationException();
        }

        public Label getAssignedLabel() {
            throw new UnsupportedOperationException();
        }

        public abstract CauseOfBlockage getCauseOfBlockage();
    }

    /** One whose quiet period is not over. */
    public static final class WaitingItem extends Item {
        private WaitingItem(Item item) {
            super(item);
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            throw new UnsupportedOperationException();
        }
    }

    /** One whose quiet period is over. */
    public abstract static class NotWaitingItem extends Item {
        public final long buildableStartMilliseconds;

        protected NotWaitingItem(NotWaitingItem item) {
            super(item);
            throw new UnsupportedOperationException();
        }
    }

    /** One that may not run yet. */
    public static final class BlockedItem extends NotWaitingItem {
        private BlockedItem(NotWaitingItem item) {
            super(item);
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            throw new UnsupportedOperationException();
        }
    }

    /** One that waits for an executor. */
    public static final class BuildableItem extends NotWaitingItem {
        public BuildableItem(NotWaitingItem item) {
            super(item);
        }

        public boolean isPending() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            throw new UnsupportedOperationException();
        }
    }

    /** One that is no longer in the queue. */
    public static final class LeftItem extends Item {
        public LeftItem(Item item) {
            super(item);
        }

        public boolean isCancelled() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            throw new UnsupportedOperationException();
        }
    }
}
