// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import java.time.Duration;

/** A length of time as people say it: {@code 40 s}, {@code 2 min}, {@code 1 h 5 min}. */
public final class InWords {

    private static final int SIXTY = 60;

    private InWords() {}

    /** Rounded up, so that nothing is promised too early. */
    public static String of(Duration time) {
        long seconds = Math.max(0, time.plusMillis(999).toSeconds());
        if (seconds < SIXTY) {
            return seconds + " s";
        }
        long minutes = (seconds + SIXTY - 1) / SIXTY;
        if (minutes < SIXTY) {
            return minutes + " min";
        }
        String rest = minutes % SIXTY == 0 ? "" : " " + minutes % SIXTY + " min";
        return minutes / SIXTY + " h" + rest;
    }
}
