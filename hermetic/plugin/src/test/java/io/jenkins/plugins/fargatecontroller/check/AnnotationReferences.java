// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the elements that an annotation sets and the enum constants it sets them to. */
final class AnnotationReferences extends AnnotationVisitor {
    private final String from;
    private final String type;
    private final Set<Reference> found;

    AnnotationReferences(String from, String type, @Nullable AnnotationVisitor next, Set<Reference> found) {
        super(Opcodes.ASM9, next);
        this.from = from;
        this.type = type;
        this.found = found;
    }

    @Override
    public void visit(@Nullable String element, Object value) {
        element(element);
        super.visit(element, value);
    }

    @Override
    public void visitEnum(@Nullable String element, String descriptor, String constant) {
        element(element);
        String owner = Type.getType(descriptor).getInternalName();
        found.add(new Reference.ToField(from, owner, constant, descriptor, true));
        super.visitEnum(element, descriptor, constant);
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String element, String descriptor) {
        element(element);
        return References.annotation(from, descriptor, super.visitAnnotation(element, descriptor), found);
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String element) {
        element(element);
        return new AnnotationReferences(from, type, super.visitArray(element), found);
    }

    private void element(@Nullable String name) {
        if (name != null) {
            found.add(new Reference.ToElement(from, type, name));
        }
    }
}
