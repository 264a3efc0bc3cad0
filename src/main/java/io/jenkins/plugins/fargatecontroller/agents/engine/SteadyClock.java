// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that goes on from where it was started, as {@link System#nanoTime} does. When the machine's own clock is set, or
 * the machine has slept, no agent becomes late by that.
 */
public final class SteadyClock extends Clock {

    private final Instant start;
    private final LongSupplier nanos;
    private final long first;
    private final ZoneId zone;

    /**
     * A clock that begins now.
     *
     * @param wall says what time it is
     * @param nanos counts nanoseconds
     */
    public static SteadyClock of(InstantSource wall, LongSupplier nanos) {
        return new SteadyClock(wall.instant(), nanos, nanos.getAsLong(), ZoneOffset.UTC);
    }

    private SteadyClock(Instant start, LongSupplier nanos, long first, ZoneId zone) {
        super();
        this.start = start;
        this.nanos = nanos;
        this.first = first;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - first);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, nanos, first, other);
    }
}
