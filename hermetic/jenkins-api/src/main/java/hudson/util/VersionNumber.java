// SPDX-License-Identifier: MIT
package hudson.util;

/** Signatures of {@code hudson.util.VersionNumber}, version-number 1.12. */
public class VersionNumber implements Comparable<VersionNumber> {
    public VersionNumber(String num) {
        throw new UnsupportedOperationException();
    }

    public boolean isOlderThan(VersionNumber rhs) {
        throw new UnsupportedOperationException();
    }

    public boolean isNewerThan(VersionNumber rhs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(VersionNumber o) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }
}
