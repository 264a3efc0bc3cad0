// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a written value becomes a value of the plan.
 *
 * @param <T> the value's Java type
 */
@FunctionalInterface
public interface ValueType<T> {

    /** What surely fits an int, and is more than any key allows. */
    int LONGEST_NUMBER = 9;

    /** YAML 1.1, which JCasC reads, takes 0512 for an octal number. */
    String WHOLE_NUMBER = "-?(?:0|[1-9][0-9]*)";

    /** More characters than any single value needs; an advanced parameter has room for 8 KB. */
    int LONGEST_TEXT = 8192;

    /** An empty list where only a text can stand, as in a field of a form. */
    String NO_ITEMS = "[]";

    /** An empty mapping where only a text can stand. */
    String NO_NAMES = "{}";

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is none; the message says what was expected
     */
    T read(ConfigNode tree);

    /** How a value is written where only a text can stand, as in a field of a form. */
    enum Layout {
        /** As it is; lists with commas. */
        TEXT,
        /** A line NAME=value for each. */
        NAMES,
        /** As a YAML document. */
        YAML
    }

    default Layout layout() {
        return Layout.TEXT;
    }

    /** What a whole number may be, both included. */
    record Bounds(int least, int most) {}

    /** Empty where the value is no number. */
    default Optional<Bounds> bounds() {
        return Optional.empty();
    }

    /** What a name in a mapping of the value may be given; empty if it is not known there. */
    default Optional<ValueType<?>> below(String name) {
        return Optional.empty();
    }

    /** The value as somebody would write it: maps, lists, texts, numbers and flags. */
    default Object plain(T value) {
        boolean plain =
                Stream.of(Number.class, Boolean.class, List.class, Map.class).anyMatch(type -> type.isInstance(value));
        return plain ? value : value.toString();
    }

    /** The same type with a layout of its own. */
    static <T> ValueType<T> written(Layout layout, ValueType<T> type, Function<T, Object> plain) {
        return written(layout, type, plain, name -> Optional.empty());
    }

    /** The same type, of which a value has mappings: what their names may be given, empty for one that is not known. */
    static <T> ValueType<T> written(
            Layout layout,
            ValueType<T> type,
            Function<T, Object> plain,
            Function<String, Optional<ValueType<?>>> below) {
        return new ValueType<>() {
            @Override
            public T read(ConfigNode tree) {
                return type.read(tree);
            }

            @Override
            public Layout layout() {
                return layout;
            }

            @Override
            public Optional<ValueType<?>> below(String name) {
                return below.apply(name);
            }

            @Override
            public Object plain(T value) {
                return plain.apply(value);
            }
        };
    }

    /** A type that is written as a single value. */
    static <T> ValueType<T> text(Function<String, T> parse) {
        return tree -> parse.apply(textOf(tree));
    }

    /** A text that matches the whole pattern. */
    static ValueType<String> matching(Pattern pattern, String expected) {
        return text(text -> {
            if (pattern.matcher(text).matches()) {
                return text;
            }
            throw new IllegalArgumentException("%s is not valid; expected %s".formatted(Quoted.of(text), expected));
        });
    }

    /** A whole number within bounds, both included. */
    static ValueType<Integer> number(int least, int most) {
        Bounds bounds = new Bounds(least, most);
        ValueType<Integer> number = text(text -> parsed(text, bounds));
        return new ValueType<>() {
            @Override
            public Integer read(ConfigNode tree) {
                return number.read(tree);
            }

            @Override
            public Optional<Bounds> bounds() {
                return Optional.of(bounds);
            }
        };
    }

    private static int parsed(String text, Bounds bounds) {
        String expected = "expected a whole number from %d to %d".formatted(bounds.least(), bounds.most());
        if (!text.matches(WHOLE_NUMBER)) {
            throw new IllegalArgumentException("%s is not a whole number; %s".formatted(Quoted.of(text), expected));
        }
        if (text.length() > LONGEST_NUMBER
                || Integer.parseInt(text) < bounds.least()
                || Integer.parseInt(text) > bounds.most()) {
            throw new IllegalArgumentException("%s is out of range; %s".formatted(Quoted.of(text), expected));
        }
        return Integer.parseInt(text);
    }

    /** True or false. */
    static ValueType<Boolean> flag() {
        return text(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quoted.of(text) + " is not valid; expected true or false");
        });
    }

    /** One of a few words. */
    static ValueType<String> oneOf(String... words) {
        return text(text -> Stream.of(words)
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is not valid; expected one of %s".formatted(Quoted.of(text), String.join(", ", words)))));
    }

    /** A list, also written as one text with commas. An empty one is refused. */
    static ValueType<List<String>> list(UnaryOperator<String> item) {
        ValueType<List<String>> any = listOrNone(item);
        return tree -> {
            List<String> items = any.read(tree);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("has no value");
            }
            return items;
        };
    }

    /** The same, where {@code []} means none. */
    static ValueType<List<String>> listOrNone(UnaryOperator<String> item) {
        return tree -> texts(tree, ",").map(item).distinct().toList();
    }

    /** The words of a command, in order, also written as one text with blanks between. */
    static ValueType<List<String>> words() {
        return tree -> texts(tree, "\\s+").toList();
    }

    /** Names and values; a value may be empty, {@code null} is as not said, and {@code {}} means none. */
    static ValueType<Map<String, String>> names(UnaryOperator<String> name) {
        return names(name, UnaryOperator.identity());
    }

    /** The same, where values are checked. */
    static ValueType<Map<String, String>> names(UnaryOperator<String> name, UnaryOperator<String> checked) {
        ValueType<Map<String, String>> type = tree -> {
            if (says(tree, NO_NAMES)) {
                return Map.of();
            }
            if (!(tree instanceof ConfigNode.Mapping mapping)) {
                throw new IllegalArgumentException("must be a mapping of names to values");
            }
            Map<String, String> values = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> {
                if (key.isBlank()) {
                    throw new IllegalArgumentException("has a value without a name");
                }
                if (!(value instanceof ConfigNode.Empty)) {
                    values.put(name.apply(key), checked.apply(valueOf(key, value)));
                }
            });
            return Collections.unmodifiableMap(values);
        };
        return written(Layout.NAMES, type, values -> values, anybodyChoosesIt -> Optional.of(text(text -> text)));
    }

    private static String valueOf(String key, ConfigNode value) {
        if (value instanceof ConfigNode.Scalar text) {
            return visible(text.text());
        }
        throw new IllegalArgumentException("the value of %s must be a text".formatted(Quoted.of(key)));
    }

    /** A text that is what it looks like: nobody sees such a character, and a terminal or a log would obey it. */
    private static String visible(String text) {
        if (Invisible.in(text)) {
            throw new IllegalArgumentException(
                    "%s has an invisible character; expected none that controls a terminal or the direction of writing"
                            .formatted(Quoted.of(text)));
        }
        return text;
    }

    private static Stream<String> texts(ConfigNode tree, String separator) {
        if (says(tree, NO_ITEMS)) {
            return Stream.empty();
        }
        return tree instanceof ConfigNode.Sequence items
                ? items.items().stream().map(ValueType::textOf)
                : Stream.of(textOf(tree).split(separator)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean says(ConfigNode tree, String word) {
        return tree instanceof ConfigNode.Scalar text && text.text().strip().equals(word);
    }

    private static String textOf(ConfigNode tree) {
        if (tree instanceof ConfigNode.Scalar text && text.text().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "%s is too long; expected at most %d characters".formatted(Quoted.of(text.text()), LONGEST_TEXT));
        }
        if (tree instanceof ConfigNode.Scalar scalar) {
            String text = Invisible.withPlainBlanks(scalar.text()).strip();
            if (!text.isEmpty()) {
                return visible(text);
            }
        }
        if (tree instanceof ConfigNode.Scalar || tree instanceof ConfigNode.Empty) {
            throw new IllegalArgumentException("has no value");
        }
        throw new IllegalArgumentException(
                "must be a single value, not a " + (tree instanceof ConfigNode.Sequence ? "list" : "mapping"));
    }
}
