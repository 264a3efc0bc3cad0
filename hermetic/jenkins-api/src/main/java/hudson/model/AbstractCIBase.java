// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.security.AccessControlled;

/** Signatures of {@code hudson.model.AbstractCIBase}. */
public abstract class AbstractCIBase extends Node implements ItemGroup<TopLevelItem>, AccessControlled {
    public AbstractCIBase() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getNodeName() {
        throw new UnsupportedOperationException();
    }
}
