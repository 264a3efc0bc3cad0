// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that a mapping may have. */
public record Schema(List<Key<?>> keys) {

    public Schema {
        keys = List.copyOf(keys);
    }

    public Optional<Key<?>> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** What the key of this name may be given; empty if there is none. */
    public Optional<ValueType<?>> type(String name) {
        return find(name).map(Key::type);
    }

    /**
     * Reads every key of a mapping. A wrong or unknown one becomes a problem, and the others stand.
     *
     * @param place what the mapping is called in problems
     */
    public Parsed<Settings> read(ConfigNode.Mapping mapping, Location place, SettingSource source) {
        return readBeside(List.of(), mapping, place, source);
    }

    /** The same, where further keys are read elsewhere; they are suggested for a misspelt one. */
    public Parsed<Settings> readBeside(
            List<String> others, ConfigNode.Mapping mapping, Location place, SettingSource source) {
        List<String> known =
                Stream.concat(keys.stream().map(Key::name), others.stream()).toList();
        Settings settings = Settings.NONE;
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, ConfigNode> entry : mapping.entries().entrySet()) {
            String where = entry.getValue().where();
            Optional<Key<?>> key = find(entry.getKey());
            if (key.isPresent() && entry.getValue() instanceof ConfigNode.Empty) {
                continue; // null, as jsonencode writes it: not said
            }
            if (key.isEmpty()) {
                problems.add(unknown(place.named(entry.getKey(), where), entry.getKey(), known));
                continue;
            }
            Location child = place.field(key.get(), where);
            try {
                settings = add(settings, key.get(), entry.getValue(), source);
            } catch (IllegalArgumentException e) {
                String remedy = source.notation().remedy(key.get());
                problems.add(
                        Origin.ofVariable(child.where())
                                ? Problem.error(child, "the value of the variable is not valid here", remedy)
                                : Problem.error(child, e, remedy));
            } catch (RuntimeException | Error e) {
                problems.add(Problem.error(
                        child,
                        "cannot be read: " + Thrown.of(e).reason(),
                        source.notation().remedy(key.get())));
            }
        }
        return new Parsed<>(settings, problems);
    }

    public static Problem unknown(Location place, String name, List<String> known) {
        return Problem.error(
                place,
                Quoted.of(name) + " is not known here",
                Nearest.to(name, known)
                        .map("Did you mean '%s'? Otherwise remove it"::formatted)
                        .orElse("Use one of " + String.join(", ", known)));
    }

    private static <T> Settings add(Settings settings, Key<T> key, ConfigNode tree, SettingSource source) {
        if (tree instanceof ConfigNode.Malformed malformed) {
            throw new IllegalArgumentException(malformed.flaw());
        }
        return settings.with(
                key, new Setting<>(key.type().read(tree), source.origin().apply(tree.where())));
    }

    /** The lowest layer: what the keys say where nobody says anything. */
    public Settings usual() {
        Settings settings = Settings.NONE;
        for (Key<?> key : keys) {
            settings = usual(settings, key);
        }
        return settings;
    }

    private static <T> Settings usual(Settings settings, Key<T> key) {
        return settings.with(key, () -> key.usual().map(Setting::builtIn));
    }

    /** The keys but for these. */
    public Schema without(Key<?>... others) {
        return new Schema(
                keys.stream().filter(key -> !List.of(others).contains(key)).toList());
    }

    /** The same settings in the order of the keys; those of other keys are left out. */
    public Settings sorted(Settings settings) {
        return settings.sorted(keys);
    }
}
