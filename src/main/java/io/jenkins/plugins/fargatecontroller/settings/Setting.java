// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.function.Function;

/** A value of the plan and where it comes from. */
public record Setting<T>(T value, Origin origin) {

    public static <T> Setting<T> builtIn(T value) {
        return new Setting<>(value, Origin.BUILT_IN);
    }

    /** Where a person wrote the value; empty if nobody did. */
    public String where() {
        return switch (origin.kind()) {
            case DEFAULT, DISCOVERED -> "";
            case PARAMETER_STORE, OVERRIDE -> origin.detail();
        };
    }

    public <R> Setting<R> map(Function<? super T, ? extends R> view) {
        return new Setting<>(view.apply(value), origin);
    }
}
