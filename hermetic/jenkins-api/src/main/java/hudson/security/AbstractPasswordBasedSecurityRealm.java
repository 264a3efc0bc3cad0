// SPDX-License-Identifier: MIT
package hudson.security;

/** Signatures of {@code hudson.security.AbstractPasswordBasedSecurityRealm}, jenkins-core 2.516.3. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm {
    public AbstractPasswordBasedSecurityRealm() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecurityComponents createSecurityComponents() {
        throw new UnsupportedOperationException();
    }
}
