// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.model.ModelObject;

/** Signatures of {@code jenkins.model.FullyNamedModelObject}. */
public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
