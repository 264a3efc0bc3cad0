// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Signatures of {@code org.jenkinsci.plugins.workflow.flow.ErrorCondition}. */
public abstract class ErrorCondition extends AbstractDescribableImpl<ErrorCondition>
        implements ExtensionPoint, Serializable {
    public ErrorCondition() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean test(Throwable error, StepContext context) throws IOException, InterruptedException;

    /** A kind of condition. */
    public abstract static class ErrorConditionDescriptor extends Descriptor<ErrorCondition> {
        public ErrorConditionDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
