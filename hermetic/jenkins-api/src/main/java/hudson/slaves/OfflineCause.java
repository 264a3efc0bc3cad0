// SPDX-License-Identifier: MIT
package hudson.slaves;

/** Signatures of {@code hudson.slaves.OfflineCause}. */
public abstract class OfflineCause {
    public OfflineCause() {
        throw new UnsupportedOperationException();
    }
}
