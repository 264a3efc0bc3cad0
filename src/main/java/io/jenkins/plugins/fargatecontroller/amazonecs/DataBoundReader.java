// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the properties of an object by the names that data binding knows: by getter, or from a public field. */
public record DataBoundReader(Object target) {

    /** Looking a getter up costs a hundred times what calling it does, and each run reads thousands of properties. */
    private static final ClassValue<Map<String, Optional<Access>>> ACCESS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Access>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassValue<List<String>> FIELDS = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName)
                    .toList();
        }
    };

    /** A way to read a property. */
    private interface Access {
        @Nullable
        Object of(Object target) throws IllegalAccessException, InvocationTargetException;
    }

    /** The value; empty if it is null, or if there is no way to read it. */
    Optional<Object> value(String property) {
        try {
            return Optional.ofNullable(read(property));
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "reading '%s' of %s failed"
                            .formatted(property, target.getClass().getName()),
                    e.getCause());
        }
    }

    /** The value as text, the same for the same value however it was written; empty without one. */
    public String text(String property) {
        return value(property).map(DataBoundReader::textOf).orElse("");
    }

    /** The elements of a list; none if it is null or no list. */
    List<Object> items(String property) {
        return value(property)
                .filter(Collection.class::isInstance)
                .map(items -> List.<Object>copyOf((Collection<?>) items))
                .orElse(List.of());
    }

    private @Nullable Object read(String property)
            throws NoSuchFieldException, IllegalAccessException, InvocationTargetException {
        Optional<Access> access =
                ACCESS.get(target.getClass()).computeIfAbsent(property, name -> access(target.getClass(), name));
        return access.orElseThrow(() -> new NoSuchFieldException(property)).of(target);
    }

    private static Optional<Access> access(Class<?> type, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String getter : List.of("get" + suffix, "is" + suffix)) {
            try {
                return Optional.of(type.getMethod(getter)::invoke);
            } catch (NoSuchMethodException e) {
                // the next one
            }
        }
        try {
            return Optional.of(type.getField(property)::get);
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        }
    }

    private static String textOf(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(DataBoundReader::textOf).sorted().collect(Collectors.joining(", "));
        }
        Map<String, String> fields = fields(value);
        if (fields.keySet().equals(java.util.Set.of("name", "value"))) {
            return fields.get("name") + "=" + fields.get("value");
        }
        return fields.isEmpty() ? value.toString() : fields.toString();
    }

    /** The public fields of an entry; none for a text, a number or a flag. */
    private static Map<String, String> fields(Object value) {
        if (Stream.of(String.class, Number.class, Boolean.class, Enum.class).anyMatch(type -> type.isInstance(value))) {
            return Map.of();
        }
        Map<String, String> fields = new TreeMap<>();
        FIELDS.get(value.getClass()).forEach(name -> fields.put(name, new DataBoundReader(value).text(name)));
        return fields;
    }
}
