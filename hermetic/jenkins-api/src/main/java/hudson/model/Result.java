// SPDX-License-Identifier: MIT
package hudson.model;

import java.io.Serializable;

/** Signatures of {@code hudson.model.Result}. */
public final class Result implements Serializable {
    private static final long serialVersionUID = 1L;

    private Result() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }
}
