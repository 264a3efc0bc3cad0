// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Node;

/** Signatures of {@code jenkins.model.NodeListener}. */
public abstract class NodeListener implements ExtensionPoint {
    public static void fireOnDeleted(Node node) {
        throw new UnsupportedOperationException();
    }
}
