// SPDX-License-Identifier: MIT
package hudson.slaves;

/** Signatures of {@code hudson.slaves.JNLPLauncher}. */
public class JNLPLauncher extends ComputerLauncher {
    public JNLPLauncher() {
        throw new UnsupportedOperationException();
    }
}
