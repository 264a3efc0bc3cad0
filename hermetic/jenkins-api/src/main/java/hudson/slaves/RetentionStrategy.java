// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Computer;
import hudson.model.Describable;

/** Signatures of {@code hudson.slaves.RetentionStrategy}. */
public abstract class RetentionStrategy<T extends Computer>
        implements Describable<RetentionStrategy<?>>, ExtensionPoint {
    public static final RetentionStrategy<Computer> NOOP = signature();

    public RetentionStrategy() {
        throw new UnsupportedOperationException();
    }

    public abstract long check(T c);

    private static <T> T signature() {
        return null;
    }
}
