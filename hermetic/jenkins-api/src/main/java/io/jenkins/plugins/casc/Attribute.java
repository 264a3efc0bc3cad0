// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

/** Signatures of {@code io.jenkins.plugins.casc.Attribute}. */
public class Attribute<Owner, Type> {
    public Attribute(String name, Class type) {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public Class getType() {
        throw new UnsupportedOperationException();
    }

    public Attribute<Owner, Type> multiple(boolean multiple) {
        throw new UnsupportedOperationException();
    }

    public Attribute<Owner, Type> getter(Getter<Owner, Type> getter) {
        throw new UnsupportedOperationException();
    }

    public Attribute<Owner, Type> setter(Setter<Owner, Type> setter) {
        throw new UnsupportedOperationException();
    }
    /** Reads an attribute. */
    @FunctionalInterface
    public interface Getter<O, T> {
        T getValue(O target) throws Exception;
    }
    /** Writes an attribute. */
    @FunctionalInterface
    public interface Setter<O, T> {
        void setValue(O target, T value) throws Exception;
    }
}
