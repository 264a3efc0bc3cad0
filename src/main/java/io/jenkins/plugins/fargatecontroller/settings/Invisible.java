// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.regex.Pattern;

/** Characters that nobody sees, and that change what is seen. */
public final class Invisible {

    /** Unicode's controls and formats (bidi and zero-width ones among them), separators of lines, and lone surrogates. */
    private static final Pattern ANY = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t\n]]");

    private static final Pattern LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Invisible() {}

    /** Whether a text has any, but for tabs and line feeds. */
    static boolean in(String text) {
        return ANY.matcher(text).find();
    }

    /** The text as one line that a terminal and a log can show. */
    public static String cleaned(String text) {
        return LINES.matcher(text).replaceAll(" ");
    }
}
