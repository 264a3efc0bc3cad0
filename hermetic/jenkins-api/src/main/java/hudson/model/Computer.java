// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.security.AccessControlled;

/** Signatures of {@code hudson.model.Computer}. */
public abstract class Computer extends Actionable implements AccessControlled {
    private Computer() {
        throw new UnsupportedOperationException();
    }

    public boolean isOffline() {
        throw new UnsupportedOperationException();
    }

    public final boolean isOnline() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public final boolean isIdle() {
        throw new UnsupportedOperationException();
    }
}
