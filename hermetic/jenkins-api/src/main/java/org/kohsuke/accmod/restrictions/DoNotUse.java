// SPDX-License-Identifier: MIT
package org.kohsuke.accmod.restrictions;

import org.kohsuke.accmod.AccessRestriction;

/** Signatures of {@code org.kohsuke.accmod.restrictions.DoNotUse}, access-modifier-annotation 1.35. */
public class DoNotUse extends AccessRestriction {
    public DoNotUse() {
        throw new UnsupportedOperationException();
    }
}
