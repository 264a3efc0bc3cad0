// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import java.io.Serializable;

/** Signatures of {@code io.jenkins.plugins.casc.model.Source}. */
public record Source(String file, int line) implements Serializable {

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }
}
