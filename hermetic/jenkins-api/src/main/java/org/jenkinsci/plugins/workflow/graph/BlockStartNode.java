// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Signatures of {@code org.jenkinsci.plugins.workflow.graph.BlockStartNode}. */
public abstract class BlockStartNode extends FlowNode {
    protected BlockStartNode(FlowExecution execution, String id, List<FlowNode> parents) {
        super(execution, id, parents);
        throw new UnsupportedOperationException();
    }
}
