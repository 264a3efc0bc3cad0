// SPDX-License-Identifier: MIT
package jenkins;

/** Signatures of {@code jenkins.YesNoMaybe}. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE
}
