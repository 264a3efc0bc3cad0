// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * A method or field as declared.
 *
 * @param access access flags of the class file format
 * @param exceptions internal names of the declared exceptions, none for a field
 */
record Member(int access, String name, String descriptor, Set<String> exceptions) {
    Member {
        exceptions = Set.copyOf(exceptions);
    }

    /** What tells members of one type apart; fields and methods are kept in different maps. */
    String key() {
        return name + descriptor;
    }

    boolean has(int flag) {
        return (access & flag) != 0;
    }

    boolean isStatic() {
        return has(Opcodes.ACC_STATIC);
    }

    boolean isAbstract() {
        return has(Opcodes.ACC_ABSTRACT);
    }

    /** Whether code outside the package can refer to it. */
    boolean isExposed() {
        return has(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }
}
