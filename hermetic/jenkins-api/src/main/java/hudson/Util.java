// SPDX-License-Identifier: MIT
package hudson;

/** Signatures of {@code hudson.Util}. */
public class Util {
    public static String fixNull(String s) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmpty(String s) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmptyAndTrim(String s) {
        throw new UnsupportedOperationException();
    }

    public static String escape(String text) {
        throw new UnsupportedOperationException();
    }

    public static String getTimeSpanString(long duration) {
        throw new UnsupportedOperationException();
    }

    public static String xmlEscape(String text) {
        throw new UnsupportedOperationException();
    }
}
