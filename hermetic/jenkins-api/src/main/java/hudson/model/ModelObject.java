// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.ModelObject}, jenkins-core 2.516.3. */
public interface ModelObject {
    String getDisplayName();
}
