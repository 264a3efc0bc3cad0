// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.pipeline.modeldefinition.agent;

import org.jenkinsci.plugins.pipeline.modeldefinition.withscript.WithScriptDescriptor;

/** Signatures of {@code org.jenkinsci.plugins.pipeline.modeldefinition.agent.DeclarativeAgentDescriptor}. */
public abstract class DeclarativeAgentDescriptor<A extends DeclarativeAgent<A>> extends WithScriptDescriptor<A> {
    public DeclarativeAgentDescriptor() {
        throw new UnsupportedOperationException();
    }
}
