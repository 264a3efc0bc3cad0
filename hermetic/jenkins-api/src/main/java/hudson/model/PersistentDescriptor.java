// SPDX-License-Identifier: MIT
package hudson.model;

import jenkins.model.Loadable;

/** Signatures of {@code hudson.model.PersistentDescriptor}. */
public interface PersistentDescriptor extends Loadable, Saveable {
    @Override
    void load();
}
