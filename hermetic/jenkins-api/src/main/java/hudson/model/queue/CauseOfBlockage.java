// SPDX-License-Identifier: MIT
package hudson.model.queue;

/** Signatures of {@code hudson.model.queue.CauseOfBlockage}. */
public abstract class CauseOfBlockage {
    public CauseOfBlockage() {
        throw new UnsupportedOperationException();
    }

    public boolean isFatal() {
        throw new UnsupportedOperationException();
    }

    public abstract String getShortDescription();
}
