// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A list of entries, each with keys of its own.
 *
 * @param needed the keys that no entry may do without
 */
record EntryList<T>(Schema schema, List<Key<?>> needed, Function<Settings, T> make) {

    /** The type of the list, where {@code []} means none. */
    ValueType<List<T>> type(Function<T, Settings> settings) {
        return ValueType.written(
                ValueType.Layout.YAML,
                this::read,
                entries -> entries.stream()
                        .map(entry -> plain(settings.apply(entry)))
                        .toList(),
                schema::type);
    }

    private List<T> read(ConfigNode tree) {
        if (tree instanceof ConfigNode.Scalar text && text.text().strip().equals(ValueType.NO_ITEMS)) {
            return List.of();
        }
        if (tree instanceof ConfigNode.Empty
                || (tree instanceof ConfigNode.Scalar text && text.text().isBlank())) {
            throw new IllegalArgumentException("has no value");
        }
        if (!(tree instanceof ConfigNode.Sequence items)) {
            throw new IllegalArgumentException("must be a list; expected entries with "
                    + String.join(", ", schema.keys().stream().map(Key::name).toList()));
        }
        List<T> entries = new ArrayList<>();
        for (ConfigNode item : items.items()) {
            entries.add(entry(item, "entry " + (entries.size() + 1)));
        }
        return List.copyOf(entries);
    }

    private T entry(ConfigNode item, String name) {
        if (!(item instanceof ConfigNode.Mapping mapping)) {
            throw new IllegalArgumentException(name + " must be keys and values");
        }
        Parsed<Settings> read =
                schema.read(mapping, Location.of(new Subject.Group(name)), SettingSource.override(Notation.YAML));
        for (Problem problem : read.problems()) {
            throw new IllegalArgumentException(problem.place().subject() + ": " + problem.message());
        }
        for (Key<?> key : needed) {
            if (read.value().find(key).isEmpty()) {
                throw new IllegalArgumentException(
                        "%s has no '%s'; expected one such as %s".formatted(name, key, key.example()));
            }
        }
        return make.apply(read.value());
    }

    private Map<String, Object> plain(Settings settings) {
        Map<String, Object> plain = new LinkedHashMap<>();
        schema.keys().forEach(key -> settings.plain(key).ifPresent(value -> plain.put(key.name(), value)));
        return plain;
    }
}
