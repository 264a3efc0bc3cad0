// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.actions;

/** Signatures of {@code org.jenkinsci.plugins.workflow.actions.WorkspaceAction}. */
public abstract class WorkspaceAction implements PersistentAction {
    public WorkspaceAction() {
        throw new UnsupportedOperationException();
    }

    public abstract String getNode();
}
