// SPDX-License-Identifier: MIT
package hudson;

/** Signatures of {@code hudson.ExtensionComponent}. */
public class ExtensionComponent<T> implements Comparable<ExtensionComponent<T>> {
    public ExtensionComponent(T instance) {
        throw new UnsupportedOperationException();
    }

    public T getInstance() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(ExtensionComponent<T> that) {
        throw new UnsupportedOperationException();
    }
}
