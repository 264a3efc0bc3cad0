// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Whether a type may extend what it extends, and implements all that it has to. */
record InheritanceCheck(Hierarchy hierarchy) {
    Stream<String> problems(ApiType self) {
        String name = self.name().replace('/', '.');
        return Stream.of(supertypeProblems(self), overrideProblems(self), openMethods(self))
                .flatMap(problems -> problems)
                .map(problem -> name + " " + problem);
    }

    private Stream<String> supertypeProblems(ApiType self) {
        Stream<String> superclass = self.superName().flatMap(hierarchy.types()::find).stream()
                .filter(type -> type.isInterface() || type.has(Opcodes.ACC_FINAL))
                .map(type ->
                        "extends " + type.name() + ", which is " + (type.isInterface() ? "an interface" : "final"));
        Stream<String> interfaces = self.interfaces().stream()
                .flatMap(each -> hierarchy.types().find(each).stream())
                .filter(type -> !type.isInterface())
                .map(type -> "implements " + type.name() + ", which is a class");
        Stream<String> unknown =
                hierarchy.unknown(self.name()).map(type -> "inherits from " + type + ", which does not exist");
        return Stream.of(superclass, interfaces, unknown).flatMap(problems -> problems);
    }

    private Stream<String> overrideProblems(ApiType self) {
        return self.methods().values().stream()
                .filter(method ->
                        !method.has(Opcodes.ACC_PRIVATE) && !method.name().startsWith("<"))
                .flatMap(method -> inherited(self)
                        .flatMap(type -> Stream.ofNullable(type.methods().get(method.key()))
                                .filter(Member::isExposed)
                                .flatMap(above -> overrideProblem(method, above).stream())
                                .map(problem ->
                                        "declares " + method.key() + ", which " + problem + " in " + type.name())));
    }

    private static Optional<String> overrideProblem(Member method, Member above) {
        if (above.has(Opcodes.ACC_FINAL)) {
            return Optional.of("is final");
        }
        if (above.isStatic() != method.isStatic()) {
            return Optional.of(above.isStatic() ? "is static" : "is not static");
        }
        boolean narrows = above.has(Opcodes.ACC_PUBLIC) && !method.has(Opcodes.ACC_PUBLIC);
        return narrows ? Optional.of("is public") : Optional.empty();
    }

    private Stream<String> openMethods(ApiType self) {
        if (self.has(Opcodes.ACC_ABSTRACT)) {
            return Stream.empty();
        }
        return hierarchy
                .lineage(self.name())
                .flatMap(type -> type.methods().values().stream()
                        .filter(Member::isAbstract)
                        .filter(method -> isOpen(self, method))
                        .map(method -> "does not implement " + type.name() + "." + method.key()));
    }

    private boolean isOpen(ApiType self, Member method) {
        return hierarchy
                .lineage(self.name())
                .flatMap(type -> type.methods().values().stream())
                .filter(other -> isTheSame(other, method))
                .allMatch(Member::isAbstract);
    }

    /** A method that returns something narrower has a bridge, which the lists leave out. */
    private boolean isTheSame(Member other, Member method) {
        if (!other.name().equals(method.name())) {
            return false;
        }
        Type narrow = Type.getMethodType(other.descriptor());
        Type wide = Type.getMethodType(method.descriptor());
        return List.of(narrow.getArgumentTypes()).equals(List.of(wide.getArgumentTypes()))
                && (narrow.getReturnType().equals(wide.getReturnType()) || isNarrower(narrow, wide));
    }

    private boolean isNarrower(Type narrow, Type wide) {
        return narrow.getReturnType().getSort() == Type.OBJECT
                && wide.getReturnType().getSort() == Type.OBJECT
                && hierarchy.isSubtype(
                        narrow.getReturnType().getInternalName(),
                        wide.getReturnType().getInternalName());
    }

    private Stream<ApiType> inherited(ApiType self) {
        return hierarchy.lineage(self.name()).filter(type -> !type.name().equals(self.name()));
    }
}
