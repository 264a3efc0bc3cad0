// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.function.Function;

/**
 * Where settings are read from.
 *
 * @param notation how they are written there
 * @param origin makes an origin of the place where a value was written
 */
public record SettingSource(Notation notation, Function<String, Origin> origin) {

    public static final SettingSource PARAMETER_STORE = new SettingSource(Notation.JSON, Origin::parameterStore);

    public static SettingSource override(Notation notation) {
        return new SettingSource(notation, Origin::override);
    }
}
