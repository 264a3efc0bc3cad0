// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects what carries an annotation: {@code a.b.Class$Nested}, or {@code a.b.Class#member}. */
final class Annotated extends ClassVisitor {
    private final String annotation;
    private final String className;
    private final Set<String> found = new TreeSet<>();

    private Annotated(String annotation, String className) {
        super(Opcodes.ASM9);
        this.annotation = annotation;
        this.className = className;
    }

    /** Looks through class files for an annotation of this binary name. */
    static Set<String> in(Stream<Plugin.File> classFiles, String annotation) {
        Set<String> found = new TreeSet<>();
        classFiles.forEach(file -> {
            ClassReader reader = new ClassReader(file.bytes());
            String descriptor = "L" + annotation.replace('.', '/') + ";";
            Annotated visitor = new Annotated(descriptor, reader.getClassName().replace('/', '.'));
            reader.accept(visitor, ClassReader.SKIP_CODE);
            found.addAll(visitor.found);
        });
        return found;
    }

    private void note(String descriptor, String what) {
        if (descriptor.equals(annotation)) {
            found.add(what);
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        note(descriptor, className);
        return null;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                note(type, className + "#" + name);
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                note(type, className + "#" + name);
                return null;
            }
        };
    }
}
