// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import jenkins.model.Jenkins;

/** Signatures of {@code hudson.DescriptorExtensionList}. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(null, null);
        throw new UnsupportedOperationException();
    }

    public D findByName(String id) {
        throw new UnsupportedOperationException();
    }

    public D find(String fqcn) {
        throw new UnsupportedOperationException();
    }

    public D find(Class<? extends T> type) {
        throw new UnsupportedOperationException();
    }
}
