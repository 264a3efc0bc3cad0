// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Executor}. */
public class Executor extends Thread {
    private Executor() {
        throw new UnsupportedOperationException();
    }

    public static Executor currentExecutor() {
        throw new UnsupportedOperationException();
    }

    public Computer getOwner() {
        throw new UnsupportedOperationException();
    }

    public boolean isIdle() {
        throw new UnsupportedOperationException();
    }
}
