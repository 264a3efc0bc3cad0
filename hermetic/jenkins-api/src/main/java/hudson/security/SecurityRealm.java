// SPDX-License-Identifier: MIT
package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import jenkins.model.IdStrategy;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Signatures of {@code hudson.security.SecurityRealm}. */
public abstract class SecurityRealm implements Describable<SecurityRealm>, ExtensionPoint {
    public static final SecurityRealm NO_AUTHENTICATION = signature();

    public SecurityRealm() {
        throw new UnsupportedOperationException();
    }

    public abstract SecurityComponents createSecurityComponents();

    public boolean allowsSignup() {
        throw new UnsupportedOperationException();
    }

    public IdStrategy getUserIdStrategy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Descriptor<SecurityRealm> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        throw new UnsupportedOperationException();
    }
    /** What Spring Security needs of a realm. */
    public static final class SecurityComponents {
        public SecurityComponents() {
            throw new UnsupportedOperationException();
        }
    }

    private static <T> T signature() {
        return null;
    }
}
