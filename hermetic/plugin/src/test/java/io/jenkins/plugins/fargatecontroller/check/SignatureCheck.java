// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Finds where a compile-only signature says something else than the real API: what compiles against it would fail when
 * it runs. A signature may leave out members and interfaces and may skip superclasses, but nothing may be added.
 */
record SignatureCheck(Types api) {
    private static final int OF_TYPE = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_INTERFACE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_ANNOTATION;
    private static final int OF_MEMBER =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;

    /** One sentence for each difference; empty when all of it is in the list. */
    List<String> problems(byte[] classFile) {
        ApiType signature = ClassFile.type(classFile);
        String name = signature.name().replace('/', '.');
        return api.find(signature.name())
                .map(real -> Stream.of(
                                typeProblems(signature, real),
                                memberProblems(signature.methods().values().stream(), real.methods()::get),
                                memberProblems(signature.fields().values().stream(), real.fields()::get))
                        .flatMap(problems -> problems)
                        .map(problem -> name + " " + problem)
                        .toList())
                .orElseGet(() -> List.of(name + " does not exist"));
    }

    private Stream<String> typeProblems(ApiType signature, ApiType real) {
        boolean isEnum = real.has(Opcodes.ACC_ENUM);
        int compared = isEnum ? Opcodes.ACC_PUBLIC | Opcodes.ACC_ENUM : OF_TYPE | Opcodes.ACC_FINAL;
        Stream<String> kind = (signature.access() & compared) == (real.access() & compared)
                ? Stream.empty()
                : Stream.of("is of another kind: final, abstract, interface, annotation, enum or access differ");
        Hierarchy hierarchy = new Hierarchy(Types.firstOf(api, ClassPath.jdk()));
        Stream<String> supertypes = signature
                .supertypes()
                .filter(type -> !isSubtype(hierarchy, real, type))
                .map(type -> "is no subtype of " + type);
        return Stream.concat(kind, supertypes);
    }

    /** The list names supertypes that lie outside it, like those of the Servlet API, without declaring them. */
    private static boolean isSubtype(Hierarchy hierarchy, ApiType real, String type) {
        return hierarchy.isSubtype(real.name(), type)
                || hierarchy.lineage(real.name()).flatMap(ApiType::supertypes).anyMatch(type::equals);
    }

    private static Stream<String> memberProblems(Stream<Member> signatures, Function<String, @Nullable Member> real) {
        return signatures
                .filter(Member::isExposed)
                .filter(member ->
                        !member.has(Opcodes.ACC_SYNTHETIC) && !member.name().equals("<clinit>"))
                .flatMap(member -> Optional.ofNullable(real.apply(member.key()))
                        .map(found -> memberProblem(member, found))
                        .orElseGet(() -> Optional.of("does not exist"))
                        .map(problem -> "declares " + member.name() + " " + member.descriptor() + ", which " + problem)
                        .stream());
    }

    private static Optional<String> memberProblem(Member signature, Member real) {
        if ((signature.access() & OF_MEMBER) != (real.access() & OF_MEMBER)) {
            return Optional.of("differs in access, static, final or abstract");
        }
        return signature.exceptions().equals(real.exceptions())
                ? Optional.empty()
                : Optional.of("throws " + real.exceptions() + " and not " + signature.exceptions());
    }
}
