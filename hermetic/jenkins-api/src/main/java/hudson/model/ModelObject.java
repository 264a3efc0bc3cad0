// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.ModelObject}. */
public interface ModelObject {
    String getDisplayName();
}
