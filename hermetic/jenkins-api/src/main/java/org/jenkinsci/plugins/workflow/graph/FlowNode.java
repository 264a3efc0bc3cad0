// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Saveable;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Signatures of {@code org.jenkinsci.plugins.workflow.graph.FlowNode}. */
public abstract class FlowNode extends Actionable implements Saveable {
    protected FlowNode(FlowExecution execution, String id, List<FlowNode> parents) {
        throw new UnsupportedOperationException();
    }

    public final <T extends Action> T getPersistentAction(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public List<? extends BlockStartNode> getEnclosingBlocks() {
        throw new UnsupportedOperationException();
    }
}
