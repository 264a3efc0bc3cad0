// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the members that the code and the annotations of one method refer to. */
final class CodeReferences extends MethodVisitor {
    private final String from;
    private final Set<Reference> found;

    CodeReferences(String from, @Nullable MethodVisitor next, Set<Reference> found) {
        super(Opcodes.ASM9, next);
        this.from = from;
        this.found = found;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        found.add(new Reference.ToField(from, owner, name, descriptor, isStatic));
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
        boolean isStatic = opcode == Opcodes.INVOKESTATIC;
        boolean isSpecial = opcode == Opcodes.INVOKESPECIAL;
        method(owner, name, descriptor, new Reference.Call(isStatic, onInterface, isSpecial));
        super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        handle(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
        super.visitLdcInsn(value);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return References.annotation(from, descriptor, super.visitAnnotation(descriptor, visible), found);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        AnnotationVisitor next = super.visitParameterAnnotation(parameter, descriptor, visible);
        return References.annotation(from, descriptor, next, found);
    }

    private void constant(Object value) {
        if (value instanceof Handle target) {
            handle(target);
        }
    }

    private void handle(Handle target) {
        switch (target.getTag()) {
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> field(target, false);
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC -> field(target, true);
            default -> {
                boolean isStatic = target.getTag() == Opcodes.H_INVOKESTATIC;
                boolean isSpecial =
                        target.getTag() == Opcodes.H_INVOKESPECIAL || target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
                var call = new Reference.Call(isStatic, target.isInterface(), isSpecial);
                method(target.getOwner(), target.getName(), target.getDesc(), call);
            }
        }
    }

    private void field(Handle target, boolean isStatic) {
        found.add(new Reference.ToField(from, target.getOwner(), target.getName(), target.getDesc(), isStatic));
    }

    private void method(String owner, String name, String descriptor, Reference.Call call) {
        found.add(new Reference.ToMethod(from, owner, name, descriptor, call));
    }
}
