// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.flow;

/** Signatures of {@code org.jenkinsci.plugins.workflow.flow.FlowExecution}. */
public abstract class FlowExecution {
    public FlowExecution() {
        throw new UnsupportedOperationException();
    }
}
