// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

/** Signatures of {@code org.kohsuke.stapler.StaplerProxy}, stapler 1994.vd86361073b_15. */
public interface StaplerProxy {
    Object getTarget();
}
