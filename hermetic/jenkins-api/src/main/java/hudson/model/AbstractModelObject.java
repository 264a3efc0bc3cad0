// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.search.SearchableModelObject;

/** Signatures of {@code hudson.model.AbstractModelObject}. */
public abstract class AbstractModelObject implements SearchableModelObject {
    public AbstractModelObject() {
        throw new UnsupportedOperationException();
    }
}
