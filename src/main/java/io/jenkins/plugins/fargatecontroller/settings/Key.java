// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One setting. The same key is read from the parameter store, from overrides and from the form, is
 * checked in one place, and is listed in the reference.
 *
 * @param name as it is written, such as {@code taskRole}
 * @param type how it is read and checked
 * @param help one sentence for the reference
 * @param example a value that is right
 * @param usual the value where nobody says anything; empty if it is found out, or there need be none
 */
public record Key<T>(String name, ValueType<T> type, String help, String example, Optional<T> usual) {

    /** A key without a value of its own. */
    public Key(String name, ValueType<T> type, String help, String example) {
        this(name, type, help, example, Optional.empty());
    }

    /** The same key with a value that holds where nobody says anything. */
    public Key<T> usually(T value) {
        return new Key<>(name, type, help, example, Optional.of(value));
    }

    /** A key with a value that holds where nobody says anything, and that is its example as well. */
    public static <T> Key<T> usually(String name, ValueType<T> type, String help, T value) {
        String example = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
        return new Key<>(name, type, help, example).usually(value);
    }

    /**
     * Checks a value as it is typed into a form.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what was expected
     */
    public T check(String text) {
        return type.read(new ConfigNode.Scalar(text, name));
    }

    @Override
    public String toString() {
        return name;
    }
}
