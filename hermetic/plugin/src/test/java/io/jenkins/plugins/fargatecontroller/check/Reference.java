// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

/** Something that a class file refers to by name; {@code from} says where, for messages. */
sealed interface Reference {
    String from();

    /** A type, named in code, in a descriptor, in a generic signature or as an annotation. */
    record ToType(String from, String name) implements Reference {}

    /** A field that is read or written. */
    record ToField(String from, String owner, String name, String descriptor, boolean isStatic) implements Reference {}

    /** A method that is called or taken as a handle. */
    record ToMethod(String from, String owner, String name, String descriptor, Call call) implements Reference {}

    /** An element that an annotation sets; a class file does not hold its declared type. */
    record ToElement(String from, String annotation, String name) implements Reference {}

    /** How a method is called: what the class file claims about it. */
    record Call(boolean isStatic, boolean onInterface, boolean isSpecial) {}
}
