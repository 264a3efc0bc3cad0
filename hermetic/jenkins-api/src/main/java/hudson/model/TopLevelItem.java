// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

/** Signatures of {@code hudson.model.TopLevelItem}. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    @Override
    TopLevelItemDescriptor getDescriptor();
}
