// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.model.Descriptor;
import hudson.model.Node;

/** Signatures of {@code hudson.slaves.NodeDescriptor}. */
public abstract class NodeDescriptor extends Descriptor<Node> {
    protected NodeDescriptor() {
        throw new UnsupportedOperationException();
    }

    public boolean isInstantiable() {
        throw new UnsupportedOperationException();
    }
}
