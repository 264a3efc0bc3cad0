// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * A type as declared.
 *
 * @param name internal name, like {@code hudson/model/Descriptor$FormException}
 * @param access access flags of the class file format
 * @param superName empty for {@code java/lang/Object} only
 * @param fields by {@link Member#key()}
 * @param methods by {@link Member#key()}
 */
record ApiType(
        String name,
        int access,
        Optional<String> superName,
        List<String> interfaces,
        Map<String, Member> fields,
        Map<String, Member> methods) {
    ApiType {
        interfaces = List.copyOf(interfaces);
        fields = Map.copyOf(fields);
        methods = Map.copyOf(methods);
    }

    boolean has(int flag) {
        return (access & flag) != 0;
    }

    boolean isInterface() {
        return has(Opcodes.ACC_INTERFACE);
    }

    /** Superclass first, then the interfaces in order. */
    Stream<String> supertypes() {
        return Stream.concat(superName.stream(), interfaces.stream());
    }

    String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
