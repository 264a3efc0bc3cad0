// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.pipeline.modeldefinition.withscript;

import hudson.model.Descriptor;

/** Signatures of {@code org.jenkinsci.plugins.pipeline.modeldefinition.withscript.WithScriptDescriptor}. */
public abstract class WithScriptDescriptor<T extends WithScriptDescribable<T>> extends Descriptor<T> {
    protected WithScriptDescriptor() {
        throw new UnsupportedOperationException();
    }

    public String getScriptClass() {
        throw new UnsupportedOperationException();
    }
}
