// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Describable}. */
public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
