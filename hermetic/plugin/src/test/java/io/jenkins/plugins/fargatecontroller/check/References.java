// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Collects everything that one class file refers to. */
final class References extends ClassVisitor {
    private final Set<Reference> found;
    private String className = "";

    private References(ClassVisitor next, Set<Reference> found) {
        super(Opcodes.ASM9, next);
        this.found = found;
    }

    static Set<Reference> of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Set<Reference> found = new LinkedHashSet<>();
        String from = reader.getClassName().replace('/', '.');
        reader.accept(new References(new ClassRemapper(new ClassWriter(0), new TypeNames(from, found)), found), 0);
        return found;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name.replace('/', '.');
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new CodeReferences(className + "." + name, next, found);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(className, descriptor, super.visitAnnotation(descriptor, visible), found);
    }

    /** Collects the elements that an annotation sets and the enum constants it sets them to. */
    static AnnotationVisitor annotation(
            String from, String descriptor, @Nullable AnnotationVisitor next, Set<Reference> found) {
        return new AnnotationReferences(from, Type.getType(descriptor).getInternalName(), next, found);
    }

    /** Hears of every type name that ASM knows a class file to hold. */
    private static final class TypeNames extends Remapper {
        private final String from;
        private final Set<Reference> found;

        TypeNames(String from, Set<Reference> found) {
            this.from = from;
            this.found = found;
        }

        @Override
        public String map(String internalName) {
            found.add(new Reference.ToType(from, internalName));
            return internalName;
        }
    }
}
