// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where text is printed.
 *
 * @param width how many characters a line may have
 */
record Screen(int width) {

    /** Unless the terminal says what it has. */
    static final Screen USUAL = new Screen(120);

    /** The narrowest on which a table can still be read. */
    private static final int NARROWEST = 60;

    /** After these a word that does not fit is broken. */
    private static final String BREAKS = "/:,.-_=";

    /** The terminal, if its shell tells how wide it is. */
    static Screen of(Map<String, String> env) {
        String columns = env.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? new Screen(Math.max(NARROWEST, Integer.parseInt(columns))) : USUAL;
    }

    /** A paragraph: what does not fit goes on in the next line, both below the indent. */
    String paragraph(String indent, String text) {
        StringBuilder out = new StringBuilder();
        wrapped(text, width - indent.length())
                .forEach(line -> out.append(indent).append(line).append('\n'));
        return out.toString();
    }

    /** The text in lines of this width, broken between words, and where a single word is longer, within it. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = end(rest, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Where to break: the last blank that fits, else behind the last mark, else where the line ends. */
    private static int end(String text, int width) {
        int blank = text.lastIndexOf(' ', width);
        if (blank > 0) {
            return blank;
        }
        int mark = width;
        while (mark > 1 && BREAKS.indexOf(text.charAt(mark - 1)) < 0) {
            mark--;
        }
        return mark > 1 ? mark : width;
    }
}
