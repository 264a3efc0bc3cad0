// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.structs.describable;

/** Signatures of {@code org.jenkinsci.plugins.structs.describable.DescribableParameter}. */
public final class DescribableParameter {
    private DescribableParameter() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public boolean isRequired() {
        throw new UnsupportedOperationException();
    }

    public boolean isDeprecated() {
        throw new UnsupportedOperationException();
    }

    public Class<?> getErasedType() {
        throw new UnsupportedOperationException();
    }
}
