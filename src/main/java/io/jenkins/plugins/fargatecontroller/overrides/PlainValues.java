// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as a file keeps them: maps, lists and texts, of classes that any store can take. */
public final class PlainValues {

    private static final List<String> ENTRIES = List.of(OverridesReader.CLOUDS, OverridesReader.TEMPLATES);

    private PlainValues() {}

    /**
     * A copy of overrides. What is null is not said, and left out; so is a list of clouds or templates without any.
     * Every other empty text, list and mapping says something: that a variable is empty, or that nothing is allowed.
     */
    public static Map<String, Object> overrides(Map<?, ?> values) {
        Map<String, Object> copy = map(values);
        ENTRIES.forEach(entries -> copy.remove(entries, List.of()));
        return copy;
    }

    private static Map<String, Object> map(Map<?, ?> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), plain(value));
            }
        });
        return copy;
    }

    private static Object plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Iterable<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(plain(item)));
            return list;
        }
        return value.toString();
    }

    /** The plain values of a document. */
    public static Object of(ConfigNode tree) {
        if (tree instanceof ConfigNode.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> map.put(key, of(entry)));
            return map;
        }
        if (tree instanceof ConfigNode.Sequence items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(of(item)));
            return list;
        }
        return tree instanceof ConfigNode.Scalar text ? text.text() : "";
    }
}
