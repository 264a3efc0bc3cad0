// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

/** Signatures of {@code org.kohsuke.stapler.BindInterceptor}. */
public class BindInterceptor {
    public BindInterceptor() {
        throw new UnsupportedOperationException();
    }
}
