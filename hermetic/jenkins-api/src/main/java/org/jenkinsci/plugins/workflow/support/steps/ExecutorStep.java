// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.support.steps;

import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Signatures of {@code org.jenkinsci.plugins.workflow.support.steps.ExecutorStep}. */
public final class ExecutorStep extends Step implements Serializable {
    public ExecutorStep(String label) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** The step {@code node}. */
    public static final class DescriptorImpl extends StepDescriptor {
        public DescriptorImpl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFunctionName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            throw new UnsupportedOperationException();
        }
    }
}
