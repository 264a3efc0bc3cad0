// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Action}. */
public interface Action extends ModelObject {
    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
