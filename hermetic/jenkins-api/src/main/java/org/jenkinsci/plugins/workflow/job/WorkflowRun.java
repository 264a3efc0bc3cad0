// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.job;

import hudson.model.Run;
import java.io.IOException;

/** Signatures of {@code org.jenkinsci.plugins.workflow.job.WorkflowRun}. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun> {
    public WorkflowRun(WorkflowJob job) throws IOException {
        super(null);
        throw new UnsupportedOperationException();
    }
}
