// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import java.util.Optional;
import java.util.function.Function;

/** A value of the plan and where it comes from. */
public record Setting<T>(T value, Origin origin) {

    static <T> Setting<T> builtIn(T value) {
        return new Setting<>(value, Origin.BUILT_IN);
    }

    static <T> Optional<Setting<T>> of(Fact<T> fact) {
        return fact instanceof Fact.Found<T> found
                ? Optional.of(new Setting<>(found.value(), found.origin()))
                : Optional.empty();
    }

    /** Where a person wrote the value; empty if nobody did. */
    String where() {
        return switch (origin.kind()) {
            case DEFAULT, DISCOVERED -> "";
            case PARAMETER_STORE, OVERRIDE -> origin.detail();
        };
    }

    <R> Setting<R> map(Function<? super T, ? extends R> view) {
        return new Setting<>(view.apply(value), origin);
    }
}
