// SPDX-License-Identifier: MIT
package jenkins.management;

/** Signatures of {@code jenkins.management.Badge}. */
public class Badge {
    public Badge(String text, String tooltip, Severity severity) {
        throw new UnsupportedOperationException();
    }
    /** How urgent a badge looks. */
    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}
