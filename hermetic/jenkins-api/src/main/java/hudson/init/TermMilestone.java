// SPDX-License-Identifier: MIT
package hudson.init;

/** Signatures of {@code hudson.init.TermMilestone}, jenkins-core 2.516.3. */
public enum TermMilestone {
    STARTED,
    COMPLETED
}
