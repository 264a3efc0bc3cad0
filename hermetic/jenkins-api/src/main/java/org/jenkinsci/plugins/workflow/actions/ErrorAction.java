// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.actions;

import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signatures of {@code org.jenkinsci.plugins.workflow.actions.ErrorAction}. */
public class ErrorAction implements PersistentAction {
    public ErrorAction(Throwable error) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public static FlowNode findOrigin(Throwable error, FlowExecution execution) {
        throw new UnsupportedOperationException();
    }
}
