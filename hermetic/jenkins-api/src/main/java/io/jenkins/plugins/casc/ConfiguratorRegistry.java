// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import java.lang.reflect.Type;

/** Signatures of {@code io.jenkins.plugins.casc.ConfiguratorRegistry}, configuration-as-code 1963.v24e046127a_3f. */
public interface ConfiguratorRegistry {
    RootElementConfigurator lookupRootElement(String name);

    <T> Configurator<T> lookupOrFail(Type type) throws ConfiguratorException;

    <T> Configurator<T> lookup(Type type);

    static ConfiguratorRegistry get() {
        throw new UnsupportedOperationException();
    }
}
