// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as a file keeps them: maps, lists and texts, of classes that any store can take. */
public final class Plain {

    private Plain() {}

    /** A copy without entries that are null, or empty all the way down. */
    public static Map<String, Object> copy(Map<?, ?> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Object plain = plain(value);
            if (!plain.equals("") && !plain.equals(List.of()) && !plain.equals(Map.of())) {
                copy.put(String.valueOf(key), plain);
            }
        });
        return copy;
    }

    private static Object plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof Iterable<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(plain(item)));
            return list;
        }
        return value.toString();
    }

    /** The plain values of a document. */
    public static Object of(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> map.put(key, of(entry)));
            return map;
        }
        if (tree instanceof Tree.Items items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(of(item)));
            return list;
        }
        return tree instanceof Tree.Text text ? text.text() : "";
    }
}
