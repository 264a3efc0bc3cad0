// SPDX-License-Identifier: MIT
package hudson.security;

/** Signatures of {@code hudson.security.ACLContext}, jenkins-core 2.516.3. */
public class ACLContext implements AutoCloseable {
    private ACLContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
