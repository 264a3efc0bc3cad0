// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what a class file declares. */
final class ClassFile extends ClassVisitor {
    private static final int NOT_CODE = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private final Map<String, Member> fields = new HashMap<>();
    private final Map<String, Member> methods = new HashMap<>();
    private int nestedAccess = -1;

    private ClassFile() {
        super(Opcodes.ASM9);
    }

    static ApiType type(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassFile declared = new ClassFile();
        reader.accept(declared, NOT_CODE);
        int access = declared.nestedAccess >= 0 ? declared.nestedAccess : reader.getAccess();
        return new ApiType(
                reader.getClassName(),
                access & ~Opcodes.ACC_SUPER,
                Optional.ofNullable(reader.getSuperName()),
                List.of(reader.getInterfaces()),
                declared.fields,
                declared.methods);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.name = name;
    }

    private String name = "";

    @Override
    public void visitInnerClass(
            String nested, @Nullable String outer, @Nullable String simpleName, int declaredAccess) {
        if (nested.equals(name)) {
            nestedAccess = declaredAccess;
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        Member member = new Member(access, field, descriptor, Set.of());
        fields.put(member.key(), member);
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Member member = new Member(access, method, descriptor, exceptions == null ? Set.of() : Set.of(exceptions));
        methods.put(member.key(), member);
        return null;
    }
}
