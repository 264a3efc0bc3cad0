// SPDX-License-Identifier: MIT
package hudson.model.queue;

import hudson.ExtensionPoint;
import hudson.model.Queue;

/** Signatures of {@code hudson.model.queue.QueueListener}. */
public abstract class QueueListener implements ExtensionPoint {
    public QueueListener() {
        throw new UnsupportedOperationException();
    }

    public void onEnterWaiting(Queue.WaitingItem item) {
        throw new UnsupportedOperationException();
    }

    public void onEnterBuildable(Queue.BuildableItem item) {
        throw new UnsupportedOperationException();
    }

    public void onLeft(Queue.LeftItem item) {
        throw new UnsupportedOperationException();
    }
}
