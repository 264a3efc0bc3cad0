// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.AbstractDescribableImpl}, jenkins-core 2.516.3. */
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {
    public AbstractDescribableImpl() {
        throw new UnsupportedOperationException();
    }
}
