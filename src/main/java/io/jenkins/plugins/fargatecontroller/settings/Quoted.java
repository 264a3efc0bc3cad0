// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wrong value as a problem may show it: in quotes, on one line, not too long, and without a URL's password. */
public final class Quoted {

    private static final int LONGEST = 80;

    /** No more is looked at. */
    private static final int LOOKED_AT = 2000;

    private static final Pattern WORD = Pattern.compile("\\S++");
    private static final String HOST = "://";

    private Quoted() {}

    public static String of(String text) {
        String line = Invisible.cleaned(WORD.matcher(beginning(text)).replaceAll(word -> withoutLogin(word.group())));
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line) + "'";
    }

    /** What is cut off might have had the end of a login. */
    private static String beginning(String text) {
        return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) + "@" : text;
    }

    /** Looks from both ends, so that the time it takes grows with the length and no faster. */
    private static String withoutLogin(String word) {
        int host = word.indexOf(HOST);
        int at = word.lastIndexOf('@');
        String shown = host < 0 || at < host + HOST.length()
                ? word
                : word.substring(0, host + HOST.length()) + "…" + word.substring(at);
        return Matcher.quoteReplacement(shown);
    }
}
