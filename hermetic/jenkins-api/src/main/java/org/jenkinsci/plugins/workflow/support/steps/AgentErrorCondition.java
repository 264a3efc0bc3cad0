// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.support.steps;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.flow.ErrorCondition;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Signatures of {@code org.jenkinsci.plugins.workflow.support.steps.AgentErrorCondition}. */
public final class AgentErrorCondition extends ErrorCondition {
    public AgentErrorCondition() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean test(Throwable error, StepContext context) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
