// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;

/** Signatures of {@code org.jenkinsci.plugins.structs.describable.DescribableParameter}, structs 353.v261ea_40a_80fb_. */
@SuppressWarnings("serial")
public final class DescribableParameter implements Serializable {
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
