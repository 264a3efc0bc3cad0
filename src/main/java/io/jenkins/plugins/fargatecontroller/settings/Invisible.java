// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.regex.Pattern;

/** Characters that nobody sees, and that change what is seen. */
public final class Invisible {

    /** Unicode's controls and formats (bidi and zero-width ones among them), separators of lines, and lone surrogates. */
    private static final Pattern ANY = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t\n]]");

    private static final Pattern LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** What some editors write in front of a text. RFC 8259 lets a reader pass over it; YAML 1.2 does so itself. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';

    private Invisible() {}

    /** The text without a byte order mark in front. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** The text with a blank where it has one that does not break a line, as texts from web pages and documents do. */
    static String withPlainBlanks(String text) {
        return text.replace(NO_BREAK_SPACE, ' ').replace(NARROW_NO_BREAK_SPACE, ' ');
    }

    /** As many characters of a text as there may be; half a one at the end would make whatever it is part of unreadable. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Whether a text has any, but for tabs and line feeds. */
    static boolean in(String text) {
        return ANY.matcher(text).find();
    }

    /** The text as one line that a terminal and a log can show. */
    public static String cleaned(String text) {
        return LINES.matcher(text).replaceAll(" ");
    }
}
