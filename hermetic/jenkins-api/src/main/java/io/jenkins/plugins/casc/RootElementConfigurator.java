// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

/** Signatures of {@code io.jenkins.plugins.casc.RootElementConfigurator}, configuration-as-code 1963.v24e046127a_3f. */
public interface RootElementConfigurator<T> extends Configurator<T> {
    T getTargetComponent(ConfigurationContext context);

    default boolean isRootElement() {
        throw new UnsupportedOperationException();
    }
}
