// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;

/** Signatures of {@code org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner}. */
public abstract class FlowExecutionOwner implements Serializable {
    public FlowExecutionOwner() {
        throw new UnsupportedOperationException();
    }

    public TaskListener getListener() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** A build that has such an execution. */
    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
