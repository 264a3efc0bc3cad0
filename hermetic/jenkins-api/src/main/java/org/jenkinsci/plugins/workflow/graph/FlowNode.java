// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;
import hudson.model.Saveable;

/** Signatures of {@code org.jenkinsci.plugins.workflow.graph.FlowNode}. */
public abstract class FlowNode extends Actionable implements Saveable {
    private FlowNode() {
        throw new UnsupportedOperationException();
    }
}
