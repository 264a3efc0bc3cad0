// SPDX-License-Identifier: MIT
package hudson.security;

/** Signatures of {@code hudson.security.Permission}. */
public final class Permission {
    private Permission() {
        throw new UnsupportedOperationException();
    }

    public final String name;
    public final Class owner;

    public String getId() {
        throw new UnsupportedOperationException();
    }
}
