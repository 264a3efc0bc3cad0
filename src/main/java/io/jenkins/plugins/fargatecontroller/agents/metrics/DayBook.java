// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Counts what happened in the last 24 hours. */
public final class DayBook {

    private static final Duration DAY = Duration.ofHours(24);

    private record Entry<T>(Instant at, T what) {}

    private final Deque<Entry<Happening>> happenings = new ArrayDeque<>();
    private final Deque<Entry<Duration>> waits = new ArrayDeque<>();

    /**
     * What it says.
     *
     * @param waits from queued to online
     */
    public record Summary(Map<Happening, Integer> counts, Percentiles waits) {
        public Summary {
            counts = Map.copyOf(counts);
        }

        public int count(Happening happening) {
            return counts.getOrDefault(happening, 0);
        }
    }

    public synchronized void add(Happening happening, Instant now) {
        happenings.add(new Entry<>(now, happening));
        forget(happenings, now);
    }

    /** A build waited so long for an agent. */
    public synchronized void waited(Duration time, Instant now) {
        waits.add(new Entry<>(now, time));
        forget(waits, now);
    }

    public synchronized Summary summary(Instant now) {
        forget(happenings, now);
        forget(waits, now);
        Map<Happening, Integer> counts = new EnumMap<>(Happening.class);
        happenings.forEach(entry -> counts.merge(entry.what(), 1, Integer::sum));
        return new Summary(
                counts, Percentiles.of(waits.stream().map(Entry::what).toList()));
    }

    private static <T> void forget(Deque<Entry<T>> entries, Instant now) {
        Instant oldest = now.minus(DAY);
        while (!entries.isEmpty() && entries.peek().at().isBefore(oldest)) {
            entries.remove();
        }
    }
}
