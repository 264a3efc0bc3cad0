// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.steps;

import java.io.IOException;
import java.io.Serializable;

/** Signatures of {@code org.jenkinsci.plugins.workflow.steps.StepContext}. */
public abstract class StepContext implements Serializable {
    public StepContext() {
        throw new UnsupportedOperationException();
    }

    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;
}
