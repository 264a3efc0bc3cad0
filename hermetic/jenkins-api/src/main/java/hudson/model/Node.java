// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import java.io.IOException;

/** Signatures of {@code hudson.model.Node}. */
public abstract class Node extends AbstractModelObject implements ExtensionPoint, AccessControlled, Saveable {
    public Node() {
        throw new UnsupportedOperationException();
    }

    public abstract String getNodeName();

    public abstract int getNumExecutors();

    public abstract String getNodeDescription();

    public abstract String getLabelString();

    public final Computer toComputer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }
}
