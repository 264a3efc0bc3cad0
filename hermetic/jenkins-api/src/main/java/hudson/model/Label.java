// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Label}. */
public abstract class Label extends Actionable implements Comparable<Label> {
    protected Label(String name) {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }

    public static Label get(String l) {
        throw new UnsupportedOperationException();
    }
}
