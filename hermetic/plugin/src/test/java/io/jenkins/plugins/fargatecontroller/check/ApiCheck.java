// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a class file asks for and would not get when the JVM links it: types, methods and fields that do not exist
 * as referred to (owner, name, descriptor, static or not), that it may not access, and supertypes it may not extend or
 * whose abstract methods it leaves open.
 */
record ApiCheck(Types types) {
    /** One sentence for each thing that is wrong; empty when the class links. */
    List<String> problems(byte[] classFile) {
        ApiType self = ClassFile.type(classFile);
        Types withSelf = name -> self.name().equals(name) ? Optional.of(self) : types.find(name);
        Hierarchy hierarchy = new Hierarchy(withSelf);
        Stream<String> references = new LinkCheck(hierarchy, self).problems(References.of(classFile));
        return Stream.concat(references, new InheritanceCheck(hierarchy).problems(self))
                .distinct()
                .toList();
    }
}
