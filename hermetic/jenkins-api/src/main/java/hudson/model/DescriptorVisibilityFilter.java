// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

/** Signatures of {@code hudson.model.DescriptorVisibilityFilter}. */
public abstract class DescriptorVisibilityFilter implements ExtensionPoint {
    public DescriptorVisibilityFilter() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean filter(Object context, Descriptor descriptor);

    public boolean filterType(Class<?> contextClass, Descriptor descriptor) {
        throw new UnsupportedOperationException();
    }
}
