// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.pipeline.modeldefinition.withscript;

import hudson.model.AbstractDescribableImpl;
import java.io.Serializable;

/** Signatures of {@code org.jenkinsci.plugins.pipeline.modeldefinition.withscript.WithScriptDescribable}. */
public abstract class WithScriptDescribable<T extends WithScriptDescribable<T>> extends AbstractDescribableImpl<T>
        implements Serializable {
    public WithScriptDescribable() {
        throw new UnsupportedOperationException();
    }
}
