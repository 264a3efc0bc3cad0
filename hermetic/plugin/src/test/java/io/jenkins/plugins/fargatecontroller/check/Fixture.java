// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler would make: they refer to what is not there. Nothing loads them. */
final class Fixture {
    static final String NAME = "io/jenkins/plugins/fargatecontroller/jenkins/Fixture";

    private Fixture() {}

    /** A class with one method, {@code void run()}, of this code. */
    static byte[] code(Consumer<MethodVisitor> code) {
        return type("java/lang/Object", writer -> method(writer, Opcodes.ACC_PUBLIC, "run", code));
    }

    /** A concrete class that extends this one. */
    static byte[] type(String superName, Consumer<ClassWriter> members) {
        return type(Opcodes.ACC_PUBLIC, NAME, superName, members);
    }

    static byte[] type(int access, String name, String superName, Consumer<ClassWriter> members) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, access | Opcodes.ACC_SUPER, name, null, superName, new String[0]);
        members.accept(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Declares {@code void name()} with this code. */
    static void method(ClassWriter writer, int access, String name, Consumer<MethodVisitor> code) {
        MethodVisitor method = writer.visitMethod(access, name, "()V", null, null);
        method.visitCode();
        code.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(9, 9);
        method.visitEnd();
    }

    /** Declares a method without code. */
    static void declare(
            ClassWriter writer, int access, String name, String descriptor, String @Nullable ... exceptions) {
        writer.visitMethod(access | Opcodes.ACC_NATIVE, name, descriptor, null, exceptions)
                .visitEnd();
    }
}
