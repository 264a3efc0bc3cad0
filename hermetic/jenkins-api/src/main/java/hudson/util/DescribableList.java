// SPDX-License-Identifier: MIT
package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.util.Collection;

/** Signatures of {@code hudson.util.DescribableList}. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    protected DescribableList() {
        throw new UnsupportedOperationException();
    }

    public DescribableList(Saveable owner) {
        super(owner);
        throw new UnsupportedOperationException();
    }

    public DescribableList(Saveable owner, Collection<? extends T> initialList) {
        super(owner);
        throw new UnsupportedOperationException();
    }

    public T get(D descriptor) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(D d) {
        throw new UnsupportedOperationException();
    }
}
