// SPDX-License-Identifier: MIT
package jenkins.security;

/** Signatures of {@code jenkins.security.HMACConfidentialKey}. */
public class HMACConfidentialKey {
    public HMACConfidentialKey(Class owner, String shortName) {
        throw new UnsupportedOperationException();
    }

    public String mac(String message) {
        throw new UnsupportedOperationException();
    }
}
