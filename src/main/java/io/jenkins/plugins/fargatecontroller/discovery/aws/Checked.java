// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an answer holds before it is handed on. An answer without its list is not an empty list: only one that is
 * well formed says for certain that something is not there.
 */
final class Checked {

    private static final int HIGHEST_PORT = 65535;

    private Checked() {}

    /** The items of a list that the answer has; those that are null are left out. */
    static <T> List<T> list(boolean answered, List<T> items, String name) throws CallException {
        if (!answered) {
            throw garbled("has no list of " + name);
        }
        return items.stream().filter(Objects::nonNull).toList();
    }

    /** What can be understood of a list. One item that cannot costs only itself; but all of them are not none. */
    static <T, R> List<R> usable(List<T> items, String name, Function<T, Optional<R>> view) throws CallException {
        List<R> usable = items.stream()
                .filter(Objects::nonNull)
                .flatMap(item -> view.apply(item).stream())
                .toList();
        if (usable.isEmpty() && !items.isEmpty()) {
            throw garbled("has nothing that can be understood in its list of " + name);
        }
        return usable;
    }

    static <T> T present(@Nullable T part, String name) throws CallException {
        if (part == null) {
            throw garbled("has no " + name);
        }
        return part;
    }

    /** A text that is not blank. */
    static String named(@Nullable String text, String name) throws CallException {
        return text(text).orElseThrow(() -> garbled("has no " + name));
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    static boolean isPort(@Nullable Integer port) {
        return port != null && port >= 1 && port <= HIGHEST_PORT;
    }

    static CallException garbled(String what) {
        return CallException.failed(
                "the answer " + what,
                "discover again; if it stays so, look at what stands between the task and AWS: a proxy, or an address"
                        + " in AWS_ENDPOINT_URL");
    }
}
