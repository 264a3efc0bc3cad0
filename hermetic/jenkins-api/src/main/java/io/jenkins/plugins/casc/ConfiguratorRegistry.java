// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import java.lang.reflect.Type;

/** Signatures of {@code io.jenkins.plugins.casc.ConfiguratorRegistry}. */
public interface ConfiguratorRegistry {
    RootElementConfigurator lookupRootElement(String name);

    <T> Configurator<T> lookupOrFail(Type type) throws ConfiguratorException;

    <T> Configurator<T> lookup(Type type);

    static ConfiguratorRegistry get() {
        throw new UnsupportedOperationException();
    }
}
