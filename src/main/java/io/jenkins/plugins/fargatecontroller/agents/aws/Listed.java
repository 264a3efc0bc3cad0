// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts of an answer. One without its list is no empty list: that nothing is there, only a list says. */
final class Listed {

    private Listed() {}

    /** The items that are there. */
    static <T> Stream<T> items(boolean answered, List<T> items) {
        if (!answered) {
            throw new IllegalStateException("its list is missing");
        }
        if (!items.isEmpty() && items.stream().allMatch(Objects::isNull)) {
            throw new IllegalStateException("its list has nothing that can be understood");
        }
        return items.stream().filter(Objects::nonNull);
    }

    static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("what the call was about is missing");
        }
        return part;
    }
}
