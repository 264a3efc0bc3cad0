// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.TopLevelItemDescriptor}. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        throw new UnsupportedOperationException();
    }

    protected TopLevelItemDescriptor() {
        throw new UnsupportedOperationException();
    }
}
