// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import java.util.ArrayList;

/** Signatures of {@code io.jenkins.plugins.casc.model.Sequence}. */
public final class Sequence extends ArrayList<CNode> implements CNode {
    public Sequence() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type getType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sequence asSequence() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Source getSource() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sequence clone() {
        throw new UnsupportedOperationException();
    }
}
