// SPDX-License-Identifier: MIT
package hudson.model.queue;

import hudson.model.Queue;

/** Signatures of {@code hudson.model.queue.SubTask}. */
public interface SubTask {
    default Queue.Task getOwnerTask() {
        throw new UnsupportedOperationException();
    }

    default Queue.Executable getOwnerExecutable() {
        throw new UnsupportedOperationException();
    }
}
