// SPDX-License-Identifier: MIT
package hudson.search;

import hudson.model.ModelObject;

/** Signatures of {@code hudson.search.SearchableModelObject}, jenkins-core 2.516.3. */
public interface SearchableModelObject extends ModelObject {}
