// SPDX-License-Identifier: MIT
package org.kohsuke.accmod;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Signatures of {@code org.kohsuke.accmod.Restricted}. */
@Retention(RetentionPolicy.CLASS)
@Documented
public @interface Restricted {
    Class<? extends AccessRestriction>[] value();
}
