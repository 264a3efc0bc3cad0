// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value as it stands in a field of the form: lists with commas, mappings with a line for each name. Nothing in a field
 * says nothing, so that an empty list is {@code []} there, and an empty mapping {@code {}}.
 */
public final class FieldText {

    private FieldText() {}

    /** The text of a plain value; null is an empty field. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? ValueType.NO_NAMES
                    : map.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("\n"));
        }
        if (value instanceof Iterable<?> items) {
            StringJoiner text = new StringJoiner(", ").setEmptyValue(ValueType.NO_ITEMS);
            items.forEach(item -> text.add(String.valueOf(item)));
            return text.toString();
        }
        return value.toString().strip();
    }

    /** The same where it is only shown: of a mapping the names alone, since the values of variables may be secrets. */
    public static String shown(Object value) {
        return value instanceof Map<?, ?> map ? Redacted.names(map.keySet()) : Redacted.of(of(value));
    }

    /**
     * The names and values of a text with a line {@code NAME=value} for each; blank lines are passed over.
     *
     * @throws IllegalArgumentException if a line is none, or a name is there twice
     */
    static Map<String, String> names(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text.strip().equals(ValueType.NO_NAMES)) {
            return values;
        }
        for (String line : text.lines().filter(written -> !written.isBlank()).toList()) {
            int end = line.indexOf('=');
            if (end < 1) {
                throw new IllegalArgumentException(Quoted.of(line.strip()) + " is not valid; expected NAME=value");
            }
            String name = line.substring(0, end).strip();
            if (values.put(name, line.substring(end + 1).strip()) != null) {
                throw new IllegalArgumentException("the name %s is there twice".formatted(Quoted.of(name)));
            }
        }
        return values;
    }

    /** The text of a mapping's field as a tree. */
    static ConfigNode mapping(String text, String where) {
        try {
            return ConfigNode.of(names(text), where);
        } catch (IllegalArgumentException e) {
            return new ConfigNode.Malformed(String.valueOf(e.getMessage()), where);
        }
    }
}
