// SPDX-License-Identifier: MIT
package hudson.init;

/** Signatures of {@code hudson.init.TermMilestone}. */
public enum TermMilestone {
    STARTED,
    COMPLETED
}
