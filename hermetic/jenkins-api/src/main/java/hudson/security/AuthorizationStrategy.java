// SPDX-License-Identifier: MIT
package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;
import java.util.Collection;

/** Signatures of {@code hudson.security.AuthorizationStrategy}. */
public abstract class AuthorizationStrategy implements Describable<AuthorizationStrategy>, ExtensionPoint {
    public static final AuthorizationStrategy UNSECURED = signature();

    public AuthorizationStrategy() {
        throw new UnsupportedOperationException();
    }

    public abstract ACL getRootACL();

    public abstract Collection<String> getGroups();
    /** Everybody may do everything. */
    public static final class Unsecured extends AuthorizationStrategy implements Serializable {
        public Unsecured() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ACL getRootACL() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Collection<String> getGroups() {
            throw new UnsupportedOperationException();
        }
    }

    private static <T> T signature() {
        return null;
    }
}
