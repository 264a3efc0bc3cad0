// SPDX-License-Identifier: MIT
package hudson.search;

import hudson.model.ModelObject;

/** Signatures of {@code hudson.search.SearchableModelObject}. */
public interface SearchableModelObject extends ModelObject {}
