// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import java.time.Duration;
import java.util.Locale;

/** A duration as precise as a person wants it. */
final class DurationText {

    private DurationText() {}

    /** Milliseconds below a second, tenths below a minute, then minutes and seconds. */
    static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
