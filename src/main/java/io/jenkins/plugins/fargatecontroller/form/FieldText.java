// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value as it stands in a field of the form: lists as their keys write them, mappings with a line for each name or, where
 * a value does not fit into a line, in braces; what has more parts as YAML. Nothing in a field says nothing, so that an
 * empty list is {@code []} there, and an empty mapping {@code {}}.
 */
public final class FieldText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R\\s*+");

    private FieldText() {}

    /** The text of a plain value of a key; null is an empty field. A field of one line would drop the breaks of several. */
    public static String of(Key<?> key, @Nullable Object value) {
        if (value == null || key.type().layout() != ValueType.Layout.YAML) {
            String text = of(value instanceof List<?> items ? written(key, items) : value);
            return key.type().layout() == ValueType.Layout.TEXT
                    ? LINE_BREAK.matcher(text).replaceAll(" ")
                    : text;
        }
        boolean parts = (value instanceof List<?> list && !list.isEmpty())
                || (value instanceof Map<?, ?> map && !map.isEmpty());
        return parts ? YamlWriter.text(value).strip() : of(value);
    }

    /** A list as its key writes it in one text; one that the key does not take stays as it is. */
    private static <T> Object written(Key<T> key, List<?> items) {
        try {
            return key.type().plain(key.type().read(ConfigNode.of(items, "")));
        } catch (IllegalArgumentException e) {
            return items;
        }
    }

    /**
     * What a text of a key says, as plain values.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says what was expected
     */
    static Object plain(Key<?> key, String text) {
        return switch (key.type().layout()) {
            case TEXT -> text;
            case NAMES -> names(text);
            case YAML -> yaml(text);
        };
    }

    /** The same as a tree, each node of which stands at one place. */
    static ConfigNode tree(Key<?> key, String text, String where) {
        return ConfigNode.of(plain(key, text), where);
    }

    private static Object yaml(String text) {
        try {
            return PlainValues.of(YamlDocument.read(text, "this"));
        } catch (DocumentException e) {
            throw new IllegalArgumentException(e.where() + " is " + e.getMessage(), e);
        }
    }

    /** The text of a plain value; null is an empty field. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return names(map);
        }
        if (value instanceof Iterable<?> items) {
            StringJoiner text = new StringJoiner(", ").setEmptyValue(ValueType.NO_ITEMS);
            items.forEach(item -> text.add(leaf(item)));
            return text.toString();
        }
        return value.toString().strip();
    }

    /** The same where it is only shown: of a mapping the names alone, since the values of variables may be secrets. */
    public static String shown(Key<?> key, Object value) {
        return value instanceof List<?> items
                ? Redacted.of(
                        of(key, items.stream().map(FieldText::withoutVariables).toList()))
                : shown(value);
    }

    private static Object withoutVariables(Object item) {
        if (!(item instanceof Map<?, ?> entry)) {
            return item;
        }
        Map<Object, Object> shown = new LinkedHashMap<>();
        entry.forEach((name, part) ->
                shown.put(name, part instanceof Map<?, ?> names ? Redacted.names(names.keySet()) : part));
        return shown;
    }

    private static String shown(Object value) {
        return value instanceof Map<?, ?> map ? Redacted.names(map.keySet()) : Redacted.of(of(value));
    }

    private static String names(Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(String.valueOf(name), leaf(value)));
        boolean lines = !texts.isEmpty()
                && texts.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .allMatch(text -> text.strip().equals(text) && text.indexOf('\n') < 0);
        return lines
                ? texts.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"))
                : YamlWriter.line(texts);
    }

    /** No key takes lists of lists or the like, which may be nested deeper than the stack is. */
    private static String leaf(@Nullable Object value) {
        return value instanceof Map || value instanceof Iterable ? "{…}" : String.valueOf(value);
    }

    /**
     * The names and values of a text with a line {@code NAME=value} for each, of which blank ones are passed over; or of a
     * mapping in braces.
     *
     * @throws IllegalArgumentException if a line is none, or a name appears twice
     */
    private static Object names(String text) {
        if (text.strip().startsWith("{")) {
            return yaml(text);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.lines().filter(written -> !written.isBlank()).toList()) {
            int end = line.indexOf('=');
            if (end < 1) {
                throw new IllegalArgumentException(Quoted.of(line.strip()) + " is not valid; expected NAME=value");
            }
            String name = line.substring(0, end).strip();
            if (values.put(name, line.substring(end + 1).strip()) != null) {
                throw new IllegalArgumentException("the name %s appears twice".formatted(Quoted.of(name)));
            }
        }
        return values;
    }

    /** A text of a key as a tree. */
    static ConfigNode node(Key<?> key, String text, String where) {
        try {
            return tree(key, text, where);
        } catch (IllegalArgumentException e) {
            return new ConfigNode.Malformed(String.valueOf(e.getMessage()), where);
        }
    }
}
