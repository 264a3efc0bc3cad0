// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Types as class files that a class loader sees, restricted to those whose internal name is accepted. */
final class ClassPath implements Types {
    private final ClassLoader loader;
    private final Predicate<String> accepted;
    private final Map<String, Optional<ApiType>> known = new ConcurrentHashMap<>();

    ClassPath(ClassLoader loader, Predicate<String> accepted) {
        this.loader = loader;
        this.accepted = accepted;
    }

    /** The JDK that runs this. */
    static ClassPath jdk() {
        return new ClassPath(ClassLoader.getPlatformClassLoader(), name -> true);
    }

    @Override
    public Optional<ApiType> find(String internalName) {
        return accepted.test(internalName) ? known.computeIfAbsent(internalName, this::read) : Optional.empty();
    }

    private Optional<ApiType> read(String internalName) {
        try (InputStream classFile = loader.getResourceAsStream(internalName + ".class")) {
            return classFile == null ? Optional.empty() : Optional.of(ClassFile.type(classFile.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the class file of " + internalName, e);
        }
    }
}
