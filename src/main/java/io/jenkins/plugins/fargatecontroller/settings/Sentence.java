// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Locale;

/**
 * How messages, reasons and remedies are shown to people. Records carry them as clauses, which can be joined and stand
 * behind a colon: a small letter first, no full stop. Whatever prints, logs or shows one makes it a sentence here.
 */
public final class Sentence {

    private Sentence() {}

    /** The clause with a capital letter and a full stop; nothing stays nothing, and a question keeps its mark. */
    public static String of(String clause) {
        return begin(end(clause));
    }

    /** A number with its noun, such as {@code 1 call} and {@code 2 calls}. */
    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The clause with a full stop, unless it ends like a sentence. */
    static String end(String clause) {
        boolean ended = clause.isEmpty() || ".?!".indexOf(clause.charAt(clause.length() - 1)) >= 0;
        return ended ? clause : clause + ".";
    }

    /** The clause with a capital letter. */
    static String begin(String clause) {
        return clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
