// SPDX-License-Identifier: MIT
package org.kohsuke.accmod.restrictions;

/** Signatures of {@code org.kohsuke.accmod.restrictions.DoNotUse}, access-modifier-annotation 1.35. */
public class DoNotUse extends None {
    public DoNotUse() {
        throw new UnsupportedOperationException();
    }
}
