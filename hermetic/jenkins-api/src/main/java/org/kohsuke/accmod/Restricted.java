// SPDX-License-Identifier: MIT
package org.kohsuke.accmod;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Signatures of {@code org.kohsuke.accmod.Restricted}, access-modifier-annotation 1.35. */
@Retention(RetentionPolicy.CLASS)
@Documented
public @interface Restricted {
    Class<? extends AccessRestriction>[] value();
}
