// SPDX-License-Identifier: MIT
package hudson.model.labels;

import hudson.model.Label;

/** Signatures of {@code hudson.model.labels.LabelAtom}. */
public class LabelAtom extends Label {
    public LabelAtom(String name) {
        super(name);
    }

    @Override
    public String getExpression() {
        throw new UnsupportedOperationException();
    }
}
