// SPDX-License-Identifier: MIT
package hudson.security.csrf;

import hudson.ExtensionPoint;
import hudson.model.Describable;

/** Signatures of {@code hudson.security.csrf.CrumbIssuer}. */
public abstract class CrumbIssuer implements Describable<CrumbIssuer>, ExtensionPoint {
    public CrumbIssuer() {
        throw new UnsupportedOperationException();
    }
}
