// SPDX-License-Identifier: MIT
package hudson.security;

import java.util.List;

/** Signatures of {@code hudson.security.FullControlOnceLoggedInAuthorizationStrategy}. */
public class FullControlOnceLoggedInAuthorizationStrategy extends AuthorizationStrategy {
    public FullControlOnceLoggedInAuthorizationStrategy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getRootACL() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> getGroups() {
        throw new UnsupportedOperationException();
    }

    public boolean isAllowAnonymousRead() {
        throw new UnsupportedOperationException();
    }

    public void setAllowAnonymousRead(boolean allowAnonymousRead) {
        throw new UnsupportedOperationException();
    }
}
