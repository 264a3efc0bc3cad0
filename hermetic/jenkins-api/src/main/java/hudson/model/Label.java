// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.model.labels.LabelAtom;
import hudson.slaves.NodeProvisioner;
import java.util.Collection;
import java.util.Set;

/** Signatures of {@code hudson.model.Label}. */
public abstract class Label extends Actionable implements Comparable<Label> {
    public final NodeProvisioner nodeProvisioner;

    protected Label(String name) {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }

    public static Label get(String l) {
        throw new UnsupportedOperationException();
    }

    public abstract String getExpression();

    public Set<Node> getNodes() {
        throw new UnsupportedOperationException();
    }

    public final boolean matches(Collection<LabelAtom> labels) {
        throw new UnsupportedOperationException();
    }

    public static Label parseExpression(String labelExpression) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final int compareTo(Label that) {
        throw new UnsupportedOperationException();
    }
}
