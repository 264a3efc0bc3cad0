// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside.Part;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayFile;
import java.time.Duration;
import java.time.Instant;

/** Keeps the figures of the day over a restart. What happened in the last minutes before a kill is not in them. */
final class Diary {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Outside outside;
    private final DayBook day;
    private Instant written;

    private Diary(Outside outside, DayBook day, Instant now) {
        this.outside = outside;
        this.day = day;
        this.written = now;
    }

    /** Goes on with what was kept. */
    static Diary open(Outside outside, Instant now) {
        DayBook day = outside.read(Part.DAY, DayFile::read).map(DayBook::new).orElseGet(DayBook::new);
        return new Diary(outside, day, now);
    }

    DayBook day() {
        return day;
    }

    /** Writes if it is time. */
    void tick(Instant now) {
        if (!written.plus(EVERY).isAfter(now)) {
            write(now);
        }
    }

    void write(Instant now) {
        written = now;
        outside.keep(Part.DAY, DayFile.write(day.kept(now)));
    }
}
