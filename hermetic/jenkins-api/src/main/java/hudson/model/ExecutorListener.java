// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

/** Signatures of {@code hudson.model.ExecutorListener}. */
public interface ExecutorListener extends ExtensionPoint {
    default void taskAccepted(Executor executor, Queue.Task task) {
        throw new UnsupportedOperationException();
    }

    default void taskCompleted(Executor executor, Queue.Task task, long durationMS) {
        throw new UnsupportedOperationException();
    }

    default void taskCompletedWithProblems(Executor executor, Queue.Task task, long durationMS, Throwable problems) {
        throw new UnsupportedOperationException();
    }
}
