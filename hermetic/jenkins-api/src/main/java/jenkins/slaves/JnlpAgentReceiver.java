// SPDX-License-Identifier: MIT
package jenkins.slaves;

import hudson.ExtensionPoint;
import jenkins.security.HMACConfidentialKey;

/** Signatures of {@code jenkins.slaves.JnlpAgentReceiver}. */
public abstract class JnlpAgentReceiver implements ExtensionPoint {
    public static final HMACConfidentialKey SLAVE_SECRET = signature();

    public JnlpAgentReceiver() {
        throw new UnsupportedOperationException();
    }

    private static <T> T signature() {
        return null;
    }
}
