// SPDX-License-Identifier: MIT
package org.kohsuke.accmod;

/** Signatures of {@code org.kohsuke.accmod.AccessRestriction}, access-modifier-annotation 1.35. */
public abstract class AccessRestriction {
    public AccessRestriction() {
        throw new UnsupportedOperationException();
    }
}
