// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings by key. Immutable; layers are merged with {@link #over}. */
public final class Settings {

    public static final Settings NONE = new Settings(Map.of());

    /** What may have a setting. */
    @FunctionalInterface
    public interface Source<T> {
        Optional<Setting<T>> setting();
    }

    private final Map<Key<?>, Setting<?>> settings;

    private Settings(Map<Key<?>, Setting<?>> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    @SuppressWarnings("unchecked") // with() puts only settings of the key's own type
    public <T> Optional<Setting<T>> find(Key<T> key) {
        return Optional.ofNullable((Setting<T>) settings.get(key));
    }

    public <T> Optional<T> value(Key<T> key) {
        return find(key).map(Setting::value);
    }

    /** The value as somebody would write it, see {@link ValueType#plain}. */
    public <T> Optional<Object> plain(Key<T> key) {
        return value(key).map(key.type()::plain);
    }

    public <T> T value(Key<T> key, T otherwise) {
        return value(key).orElse(otherwise);
    }

    /** The value, or else the key's usual one; for a key that has one. */
    public <T> T get(Key<T> key) {
        return value(key)
                .or(key::usual)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is neither a value of '%s' nor a usual one".formatted(key)));
    }

    public <T> Settings with(Key<T> key, Setting<T> setting) {
        return over(new Settings(Map.of(key, setting)), this);
    }

    /** The same, where there may be no such setting. */
    public <T> Settings with(Key<T> key, Source<T> source) {
        return source.setting().map(present -> with(key, present)).orElse(this);
    }

    /** These settings, and those of a lower layer where these say nothing. */
    public Settings over(Settings lower) {
        return over(this, lower);
    }

    /** Those of these keys, in their order. */
    Settings sorted(List<Key<?>> keys) {
        Map<Key<?>, Setting<?>> sorted = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            Setting<?> setting = settings.get(key);
            if (setting != null) {
                sorted.put(key, setting);
            }
        }
        return new Settings(sorted);
    }

    /** All of them, in the order of the schema in a plan, and in the order of writing in a layer. */
    public Map<Key<?>, Setting<?>> all() {
        return settings;
    }

    private static Settings over(Settings upper, Settings lower) {
        Map<Key<?>, Setting<?>> merged = new LinkedHashMap<>(lower.settings);
        merged.putAll(upper.settings);
        return new Settings(merged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
