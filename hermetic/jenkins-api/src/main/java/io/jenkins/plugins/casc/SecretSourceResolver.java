// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

/** Signatures of {@code io.jenkins.plugins.casc.SecretSourceResolver}. */
public class SecretSourceResolver {

    public SecretSourceResolver(ConfigurationContext configurationContext) {
        throw new UnsupportedOperationException();
    }

    public String resolve(String toInterpolate) {
        throw new UnsupportedOperationException();
    }

    public String encode(String toEncode) {
        throw new UnsupportedOperationException();
    }
}
