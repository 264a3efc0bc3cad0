// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document as somebody wrote it: every node knows its place, so that a problem can point there. */
public sealed interface ConfigNode {

    /** How many levels a document may have. Ours has four; a JCasC file around it may have a few more. */
    int DEEPEST = 50;

    /** Where the node stands, such as {@code overrides.yaml:7}. */
    String where();

    /** A single value, as text. */
    record Scalar(String text, String where) implements ConfigNode {}

    /** A key without a value. */
    record Empty(String where) implements ConfigNode {}

    /**
     * What could not be read as what it has to be.
     *
     * @param flaw what is wrong with it; a clause
     */
    record Malformed(String flaw, String where) implements ConfigNode {}

    /** A list. */
    record Sequence(List<ConfigNode> items, String where) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and values, in the order of writing. */
    record Mapping(Map<String, ConfigNode> entries, String where) implements ConfigNode {
        public static Mapping empty(String where) {
            return new Mapping(Map.of(), where);
        }
    }

    /** The place of a node that does not know its own: that of the first one inside it that does. */
    static String place(String own, Collection<ConfigNode> inside) {
        return Stream.concat(Stream.of(own), inside.stream().map(ConfigNode::where))
                .filter(where -> !where.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * A tree of plain Java values: maps, lists, and anything else as text. What is null is left out.
     *
     * @param where the place of every node
     * @throws IllegalArgumentException if they are nested deeper than any document may be
     */
    static ConfigNode of(@Nullable Object value, String where) {
        return of(value, where, 0);
    }

    private static ConfigNode of(@Nullable Object value, String where, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "the values are nested too deeply; expected at most %d levels".formatted(DEEPEST));
        }
        if (value == null) {
            return new Empty(where);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> {
                if (entry != null) {
                    entries.put(String.valueOf(key), of(entry, where, depth + 1));
                }
            });
            return new Mapping(entries, where);
        }
        if (value instanceof Iterable<?> list) {
            List<ConfigNode> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item, where, depth + 1)));
            return new Sequence(items, where);
        }
        return new Scalar(value.toString(), where);
    }
}
