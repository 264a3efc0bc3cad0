// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Locale;

/**
 * How messages, reasons and remedies are shown to people. Records carry them as clauses, which can be joined and stand
 * behind a colon: a small letter first, no full stop. Whatever prints, logs or shows one makes it a sentence here.
 */
public final class Sentence {

    private Sentence() {}

    /** The clause with a capital letter and a full stop; nothing stays nothing. */
    public static String of(String clause) {
        return clause.isEmpty() || clause.endsWith(".") ? begin(clause) : begin(clause) + ".";
    }

    /** The clause with a capital letter. */
    static String begin(String clause) {
        return clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
