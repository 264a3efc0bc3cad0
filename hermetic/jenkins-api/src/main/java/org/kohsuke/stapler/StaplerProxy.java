// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

/** Signatures of {@code org.kohsuke.stapler.StaplerProxy}. */
public interface StaplerProxy {
    Object getTarget();
}
