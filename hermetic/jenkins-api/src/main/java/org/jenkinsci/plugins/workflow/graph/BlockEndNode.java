// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Signatures of {@code org.jenkinsci.plugins.workflow.graph.BlockEndNode}. */
public abstract class BlockEndNode<S extends BlockStartNode> extends FlowNode {
    public BlockEndNode(FlowExecution execution, String id, S start, List<FlowNode> parents) {
        super(execution, id, parents);
        throw new UnsupportedOperationException();
    }

    public S getStartNode() {
        throw new UnsupportedOperationException();
    }
}
