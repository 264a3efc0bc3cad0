// SPDX-License-Identifier: MIT
package org.kohsuke.accmod.restrictions;

import org.kohsuke.accmod.AccessRestriction;

/** Signatures of {@code org.kohsuke.accmod.restrictions.None}, access-modifier-annotation 1.35. */
public class None extends AccessRestriction {
    public None() {
        throw new UnsupportedOperationException();
    }
}
