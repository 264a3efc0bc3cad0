// SPDX-License-Identifier: MIT
package hudson.security.csrf;

/** Signatures of {@code hudson.security.csrf.DefaultCrumbIssuer}. */
public class DefaultCrumbIssuer extends CrumbIssuer {
    public DefaultCrumbIssuer(boolean excludeClientIPFromCrumb) {
        throw new UnsupportedOperationException();
    }
}
