// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.List;

/** Signatures of {@code hudson.model.Actionable}. */
public abstract class Actionable extends AbstractModelObject {
    public Actionable() {
        throw new UnsupportedOperationException();
    }

    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public List<Action> getActions() {
        throw new UnsupportedOperationException();
    }
}
