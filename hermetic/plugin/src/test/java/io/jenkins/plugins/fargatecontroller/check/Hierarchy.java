// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves members through superclasses and interfaces, as the JVM does (JVMS 5.4.3.2 to 5.4.3.4). */
record Hierarchy(Types types) {
    private static final String OBJECT = "java/lang/Object";

    /** A member and the type that declares it. */
    record Found(ApiType owner, Member member) {}

    Optional<Found> method(String owner, String name, String descriptor) {
        return find(owner, type -> type.methods().get(name + descriptor));
    }

    Optional<Found> field(String owner, String name, String descriptor) {
        return find(owner, type -> type.fields().get(name + descriptor));
    }

    boolean isSubtype(String type, String ancestor) {
        return lineage(type).anyMatch(known -> known.name().equals(ancestor));
    }

    /** The type, its superclasses and then all their interfaces, each once; those that are not known are left out. */
    Stream<ApiType> lineage(String name) {
        Set<String> order = new LinkedHashSet<>();
        for (Optional<ApiType> at = types.find(name); at.isPresent(); at = at.flatMap(this::superclass)) {
            order.add(at.get().name());
        }
        Deque<String> open = new ArrayDeque<>(order);
        while (!open.isEmpty()) {
            types.find(open.remove())
                    .ifPresent(type ->
                            type.interfaces().stream().filter(order::add).forEach(open::add));
        }
        order.add(OBJECT);
        return order.stream().flatMap(each -> types.find(each).stream());
    }

    /** The names in the lineage that no source knows; what hangs off them cannot be checked. */
    Stream<String> unknown(String name) {
        return lineage(name)
                .flatMap(ApiType::supertypes)
                .filter(each -> types.find(each).isEmpty());
    }

    private Optional<ApiType> superclass(ApiType type) {
        return type.superName().flatMap(types::find);
    }

    private Optional<Found> find(String owner, Function<ApiType, @Nullable Member> declared) {
        return lineage(owner)
                .flatMap(type -> Stream.ofNullable(declared.apply(type)).map(member -> new Found(type, member)))
                .findFirst();
    }
}
