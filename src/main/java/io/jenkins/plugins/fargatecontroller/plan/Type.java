// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
public interface Type<T> {

    /** What surely fits an int, and is more than any key allows. */
    int LONGEST_NUMBER = 9;

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
    T read(Tree tree);

    /** A type that is written as a single value. */
    static <T> Type<T> text(Function<String, T> parse) {
        return tree -> parse.apply(textOf(tree));
    }

    /** A text that matches the whole pattern. */
    static Type<String> matching(Pattern pattern, String expected) {
        return text(text -> {
            if (pattern.matcher(text).matches()) {
                return text;
            }
            throw new IllegalArgumentException("%s is not valid; expected %s".formatted(Quoted.of(text), expected));
        });
    }

    /** A whole number within bounds, both included. */
    static Type<Integer> number(int least, int most) {
        return text(text -> {
            String expected = "expected a whole number from %d to %d".formatted(least, most);
            if (!text.matches("-?[0-9]+")) {
                throw new IllegalArgumentException("%s is no whole number; %s".formatted(Quoted.of(text), expected));
            }
            if (text.length() > LONGEST_NUMBER || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("%s is out of range; %s".formatted(Quoted.of(text), expected));
            }
            return Integer.parseInt(text);
        });
    }

    /** True or false. */
    static Type<Boolean> flag() {
        return text(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quoted.of(text) + " is not valid; expected true or false");
        });
    }

    /** One of a few words. */
    static Type<String> oneOf(String... words) {
        return text(text -> Stream.of(words)
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is not valid; expected one of %s".formatted(Quoted.of(text), String.join(", ", words)))));
    }

    /** A list, also written as one text with commas. An empty one is refused. */
    static Type<List<String>> list(UnaryOperator<String> item) {
        Type<List<String>> any = listOrNone(item);
        return tree -> {
            List<String> items = any.read(tree);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("has no value");
            }
            return items;
        };
    }

    /** The same, where {@code []} means none. */
    static Type<List<String>> listOrNone(UnaryOperator<String> item) {
        return tree -> texts(tree).map(item).distinct().toList();
    }

    /** Names and values; a value may be empty, and {@code {}} means none. */
    static Type<Map<String, String>> names(UnaryOperator<String> name) {
        return tree -> {
            if (says(tree, NO_NAMES)) {
                return Map.of();
            }
            if (!(tree instanceof Tree.Mapping mapping)) {
                throw new IllegalArgumentException("must be a mapping of names to values");
            }
            Map<String, String> values = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> values.put(name.apply(key), valueOf(key, value)));
            return Collections.unmodifiableMap(values);
        };
    }

    private static String valueOf(String key, Tree value) {
        if (value instanceof Tree.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException(
                value instanceof Tree.Nothing
                        ? "'%s' has no value; write '' for an empty one".formatted(key)
                        : "the value of '%s' must be a text".formatted(key));
    }

    private static Stream<String> texts(Tree tree) {
        if (says(tree, NO_ITEMS)) {
            return Stream.empty();
        }
        return tree instanceof Tree.Items items
                ? items.items().stream().map(Type::textOf)
                : Stream.of(textOf(tree).split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean says(Tree tree, String word) {
        return tree instanceof Tree.Text text && text.text().strip().equals(word);
    }

    private static String textOf(Tree tree) {
        if (tree instanceof Tree.Text text && text.text().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "%s is too long; expected at most %d characters".formatted(Quoted.of(text.text()), LONGEST_TEXT));
        }
        if (tree instanceof Tree.Text text && !text.text().isBlank()) {
            return text.text().strip();
        }
        if (tree instanceof Tree.Text || tree instanceof Tree.Nothing) {
            throw new IllegalArgumentException("has no value");
        }
        throw new IllegalArgumentException(
                "must be a single value, not a " + (tree instanceof Tree.Items ? "list" : "mapping"));
    }
}
