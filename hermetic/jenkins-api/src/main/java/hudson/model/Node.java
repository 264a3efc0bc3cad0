// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;
import hudson.model.labels.LabelAtom;
import hudson.model.queue.CauseOfBlockage;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.Set;

/** Signatures of {@code hudson.model.Node}. */
public abstract class Node extends AbstractModelObject
        implements ExtensionPoint, Describable<Node>, AccessControlled, Saveable {
    public Node() {
        throw new UnsupportedOperationException();
    }

    public abstract String getNodeName();

    public abstract int getNumExecutors();

    public abstract Mode getMode();

    public abstract String getNodeDescription();

    public abstract String getLabelString();

    public Set<LabelAtom> getAssignedLabels() {
        throw new UnsupportedOperationException();
    }

    public final Computer toComputer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    public CauseOfBlockage canTake(Queue.BuildableItem item) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    /** Which builds a node takes. */
    public enum Mode {
        NORMAL,
        EXCLUSIVE
    }
}
