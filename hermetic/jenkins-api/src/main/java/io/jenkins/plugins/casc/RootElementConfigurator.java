// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

/** Signatures of {@code io.jenkins.plugins.casc.RootElementConfigurator}. */
public interface RootElementConfigurator<T> extends Configurator<T> {
    T getTargetComponent(ConfigurationContext context);

    default boolean isRootElement() {
        throw new UnsupportedOperationException();
    }
}
