// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.pipeline.modeldefinition.agent;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.pipeline.modeldefinition.withscript.WithScriptDescribable;

/** Signatures of {@code org.jenkinsci.plugins.pipeline.modeldefinition.agent.DeclarativeAgent}. */
public abstract class DeclarativeAgent<A extends DeclarativeAgent<A>> extends WithScriptDescribable<A>
        implements ExtensionPoint {
    public DeclarativeAgent() {
        throw new UnsupportedOperationException();
    }
}
