// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.util.Comparator;

/** Signatures of {@code jenkins.model.IdStrategy}. */
public abstract class IdStrategy implements Describable<IdStrategy>, ExtensionPoint, Comparator<String> {
    public IdStrategy() {
        throw new UnsupportedOperationException();
    }

    public static IdStrategy CASE_INSENSITIVE;

    public boolean equals(String id1, String id2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public abstract int compare(String id1, String id2);
}
