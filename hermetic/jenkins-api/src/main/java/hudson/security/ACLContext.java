// SPDX-License-Identifier: MIT
package hudson.security;

/** Signatures of {@code hudson.security.ACLContext}. */
public class ACLContext implements AutoCloseable {
    private ACLContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
