// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Optional;
import java.util.stream.Stream;

/** Where types are looked up. */
@FunctionalInterface
interface Types {
    /** The type of this internal name, or empty when there is none here. */
    Optional<ApiType> find(String internalName);

    /** Asks each in turn and takes the first answer. */
    static Types firstOf(Types... sources) {
        return name ->
                Stream.of(sources).flatMap(source -> source.find(name).stream()).findFirst();
    }
}
