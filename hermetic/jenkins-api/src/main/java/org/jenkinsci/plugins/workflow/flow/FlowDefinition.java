// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** Signatures of {@code org.jenkinsci.plugins.workflow.flow.FlowDefinition}, workflow-api 1373.v7b_813f10efa_b_. */
public abstract class FlowDefinition extends AbstractDescribableImpl<FlowDefinition> implements ExtensionPoint {
    public FlowDefinition() {
        throw new UnsupportedOperationException();
    }
}
