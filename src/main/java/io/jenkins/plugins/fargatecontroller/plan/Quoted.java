// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.regex.Pattern;

/** A wrong value as a problem may show it: in quotes, on one line, not too long, and without a URL's password. */
final class Quoted {

    private static final int LONGEST = 80;
    private static final Pattern LOGIN = Pattern.compile("://\\S*@");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Quoted() {}

    static String of(String text) {
        String line = CONTROL.matcher(LOGIN.matcher(text).replaceAll("://…@")).replaceAll(" ");
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line) + "'";
    }
}
