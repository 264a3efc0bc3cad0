// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

/** Signatures of {@code org.kohsuke.stapler.BindInterceptor}, stapler 1994.vd86361073b_15. */
public class BindInterceptor {
    public BindInterceptor() {
        throw new UnsupportedOperationException();
    }
}
