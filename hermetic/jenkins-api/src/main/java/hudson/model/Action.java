// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Action}, jenkins-core 2.516.3. */
public interface Action extends ModelObject {
    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
