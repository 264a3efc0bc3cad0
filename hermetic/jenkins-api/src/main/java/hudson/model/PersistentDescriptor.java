// SPDX-License-Identifier: MIT
package hudson.model;

import jenkins.model.Loadable;

/** Signatures of {@code hudson.model.PersistentDescriptor}, jenkins-core 2.516.3. */
public interface PersistentDescriptor extends Loadable, Saveable {
    @Override
    void load();
}
