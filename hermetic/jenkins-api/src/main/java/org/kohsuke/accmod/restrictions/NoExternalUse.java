// SPDX-License-Identifier: MIT
package org.kohsuke.accmod.restrictions;

/** Signatures of {@code org.kohsuke.accmod.restrictions.NoExternalUse}. */
public class NoExternalUse extends DoNotUse {
    public NoExternalUse() {
        throw new UnsupportedOperationException();
    }
}
