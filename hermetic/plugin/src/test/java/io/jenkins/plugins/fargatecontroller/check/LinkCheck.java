// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Whether each reference of one class finds what it names, and may use it. */
record LinkCheck(Hierarchy hierarchy, ApiType self) {
    Stream<String> problems(Set<Reference> references) {
        return references.stream()
                .flatMap(reference -> problem(reference).map(problem -> reference.from() + " " + problem).stream());
    }

    private Optional<String> problem(Reference reference) {
        if (reference instanceof Reference.ToType to) {
            return typeProblem(to.name());
        }
        if (reference instanceof Reference.ToElement to) {
            return elementProblem(to);
        }
        return reference instanceof Reference.ToMethod to
                ? methodProblem(to)
                : fieldProblem((Reference.ToField) reference);
    }

    private Optional<String> typeProblem(String name) {
        Optional<ApiType> type = hierarchy.types().find(name);
        if (type.isEmpty()) {
            return Optional.of("refers to the type " + name + ", which does not exist");
        }
        return type.filter(found -> !isVisible(found))
                .map(found -> "refers to the type " + name + ", which is not public");
    }

    private boolean isVisible(ApiType type) {
        return type.has(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || type.packageName().equals(self.packageName());
    }

    private Optional<String> elementProblem(Reference.ToElement to) {
        return hierarchy
                .types()
                .find(to.annotation())
                .filter(type -> type.methods().values().stream()
                        .noneMatch(element -> element.name().equals(to.name())))
                .map(type -> "sets " + to.annotation() + "." + to.name() + "(), which does not exist");
    }

    /** A type that does not exist is reported as such, once, and not again for each of its members. */
    private Optional<String> methodProblem(Reference.ToMethod to) {
        boolean takesAnything = to.owner().startsWith("[") || isPolymorphic(to);
        return hierarchy
                .types()
                .find(to.owner())
                .filter(owner -> !takesAnything)
                .flatMap(owner -> methodProblem(owner, to))
                .map(problem -> "calls " + to.owner() + "." + to.name() + to.descriptor() + problem);
    }

    private Optional<String> methodProblem(ApiType owner, Reference.ToMethod to) {
        if (owner.isInterface() != to.call().onInterface()) {
            return Optional.of(" as a method of " + kind(to.call().onInterface()) + ", but its owner is "
                    + kind(owner.isInterface()));
        }
        Optional<Hierarchy.Found> found = to.name().equals("<init>")
                ? Optional.ofNullable(owner.methods().get(to.name() + to.descriptor()))
                        .map(constructor -> new Hierarchy.Found(owner, constructor))
                : hierarchy.method(to.owner(), to.name(), to.descriptor());
        return useProblem(new Use(to.owner(), to.call().isStatic(), to.call().isSpecial()), found);
    }

    private Optional<String> fieldProblem(Reference.ToField to) {
        return hierarchy
                .types()
                .find(to.owner())
                .map(owner -> hierarchy.field(to.owner(), to.name(), to.descriptor()))
                .flatMap(found -> useProblem(new Use(to.owner(), to.isStatic(), false), found))
                .map(problem -> "uses the field " + to.owner() + "." + to.name() + " " + to.descriptor() + problem);
    }

    private record Use(String owner, boolean isStatic, boolean isSpecial) {}

    private Optional<String> useProblem(Use use, Optional<Hierarchy.Found> target) {
        if (target.isEmpty()) {
            return Optional.of(", which does not exist");
        }
        Hierarchy.Found found = target.get();
        if (found.member().isStatic() != use.isStatic()) {
            return Optional.of(found.member().isStatic() ? ", which is static" : ", which is not static");
        }
        return isAccessible(use, found) ? Optional.empty() : Optional.of(", which is not accessible from there");
    }

    private boolean isAccessible(Use use, Hierarchy.Found found) {
        if (found.member().has(Opcodes.ACC_PUBLIC)
                || found.owner().packageName().equals(self.packageName())) {
            return true;
        }
        boolean isInherited = hierarchy.isSubtype(self.name(), found.owner().name());
        boolean onSelf = use.isStatic() || use.isSpecial() || hierarchy.isSubtype(use.owner(), self.name());
        return found.member().has(Opcodes.ACC_PROTECTED) && isInherited && onSelf;
    }

    /** Methods that take any descriptor (JVMS 2.9.3). */
    private static boolean isPolymorphic(Reference.ToMethod to) {
        return to.owner().equals("java/lang/invoke/MethodHandle") || to.owner().equals("java/lang/invoke/VarHandle");
    }

    private static String kind(boolean isInterface) {
        return isInterface ? "an interface" : "a class";
    }
}
