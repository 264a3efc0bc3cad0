// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Signatures of {@code org.jenkinsci.plugins.workflow.steps.StepExecution}. */
public abstract class StepExecution implements Serializable {
    protected StepExecution(StepContext context) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean start() throws Exception;
}
