// SPDX-License-Identifier: MIT
package hudson.security;

/** Signatures of {@code hudson.security.AbstractPasswordBasedSecurityRealm}. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm {
    public AbstractPasswordBasedSecurityRealm() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecurityComponents createSecurityComponents() {
        throw new UnsupportedOperationException();
    }
}
