// SPDX-License-Identifier: MIT
package jenkins;

/** Signatures of {@code jenkins.YesNoMaybe}, jenkins-core 2.516.3. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE
}
