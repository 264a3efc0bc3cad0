// SPDX-License-Identifier: MIT
package org.kohsuke.accmod;

/** Signatures of {@code org.kohsuke.accmod.AccessRestriction}. */
public abstract class AccessRestriction {
    public AccessRestriction() {
        throw new UnsupportedOperationException();
    }
}
