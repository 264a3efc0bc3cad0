// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;
import java.util.List;
import java.util.Set;

/** Signatures of {@code io.jenkins.plugins.casc.Configurator}. */
public interface Configurator<T> {
    static String normalize(String name) {
        throw new UnsupportedOperationException();
    }

    default String getName() {
        throw new UnsupportedOperationException();
    }

    default List<String> getNames() {
        throw new UnsupportedOperationException();
    }

    default String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    Class<T> getTarget();

    default boolean canConfigure(Class clazz) {
        throw new UnsupportedOperationException();
    }

    default Class getImplementedAPI() {
        throw new UnsupportedOperationException();
    }

    default List<Configurator> getConfigurators(ConfigurationContext context) {
        throw new UnsupportedOperationException();
    }

    Set<Attribute<T, ?>> describe();

    default List<Attribute<T, ?>> getAttributes() {
        throw new UnsupportedOperationException();
    }

    T configure(CNode config, ConfigurationContext context) throws ConfiguratorException;

    T check(CNode config, ConfigurationContext context) throws ConfiguratorException;

    default CNode describe(T instance, ConfigurationContext context) throws Exception {
        throw new UnsupportedOperationException();
    }
}
