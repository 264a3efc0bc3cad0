// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

/** Signatures of {@code io.jenkins.plugins.casc.model.Source}, configuration-as-code 1963.v24e046127a_3f. */
public class Source {
    public final String file;
    public final int line;

    public Source(String file, int line) {
        throw new UnsupportedOperationException();
    }
}
