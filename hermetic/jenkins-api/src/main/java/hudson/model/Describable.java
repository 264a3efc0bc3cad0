// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Describable}, jenkins-core 2.516.3. */
public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
