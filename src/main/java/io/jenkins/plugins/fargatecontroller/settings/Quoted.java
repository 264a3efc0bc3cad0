// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/** A wrong value as a problem may show it: in quotes, {@link Redacted}, and not too long. */
public final class Quoted {

    private static final int LONGEST = 80;

    /** No more is looked at. */
    private static final int LOOKED_AT = 2000;

    private Quoted() {}

    public static String of(String text) {
        String line = Redacted.of(beginning(text));
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line) + "'";
    }

    /** What is cut off might have had the end of a login. */
    private static String beginning(String text) {
        return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) + "@" : text;
    }
}
