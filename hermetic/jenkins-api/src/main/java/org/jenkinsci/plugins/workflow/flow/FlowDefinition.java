// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** Signatures of {@code org.jenkinsci.plugins.workflow.flow.FlowDefinition}. */
public abstract class FlowDefinition extends AbstractDescribableImpl<FlowDefinition> implements ExtensionPoint {
    public FlowDefinition() {
        throw new UnsupportedOperationException();
    }
}
