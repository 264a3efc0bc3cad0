// SPDX-License-Identifier: MIT
package org.kohsuke.accmod.restrictions;

import org.kohsuke.accmod.AccessRestriction;

/** Signatures of {@code org.kohsuke.accmod.restrictions.DoNotUse}. */
public class DoNotUse extends AccessRestriction {
    public DoNotUse() {
        throw new UnsupportedOperationException();
    }
}
