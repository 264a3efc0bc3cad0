// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Descriptor;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;

/** Signatures of {@code org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition}. */
public class CpsFlowDefinition extends FlowDefinition {
    public CpsFlowDefinition(String script, boolean sandbox) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    public String getScript() {
        throw new UnsupportedOperationException();
    }

    public boolean isSandbox() {
        throw new UnsupportedOperationException();
    }
}
