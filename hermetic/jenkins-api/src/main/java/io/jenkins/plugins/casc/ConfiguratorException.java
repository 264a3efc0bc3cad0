// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

/** Signatures of {@code io.jenkins.plugins.casc.ConfiguratorException}. */
public class ConfiguratorException extends RuntimeException {
    public ConfiguratorException(Configurator configurator, String message) {
        throw new UnsupportedOperationException();
    }

    public ConfiguratorException(String message) {
        throw new UnsupportedOperationException();
    }

    public ConfiguratorException(String message, Throwable cause) {
        throw new UnsupportedOperationException();
    }

    public String getErrorMessage() {
        throw new UnsupportedOperationException();
    }
}
