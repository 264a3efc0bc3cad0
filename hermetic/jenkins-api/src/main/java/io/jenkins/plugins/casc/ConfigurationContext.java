// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;
import java.lang.reflect.Type;

/** Signatures of {@code io.jenkins.plugins.casc.ConfigurationContext}. */
public class ConfigurationContext implements ConfiguratorRegistry {
    public ConfigurationContext(ConfiguratorRegistry registry) {
        throw new UnsupportedOperationException();
    }

    public SecretSourceResolver getSecretSourceResolver() {
        throw new UnsupportedOperationException();
    }

    public void warning(CNode node, String message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RootElementConfigurator lookupRootElement(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Configurator<T> lookupOrFail(Type type) throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Configurator<T> lookup(Type type) {
        throw new UnsupportedOperationException();
    }
}
