// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened in the last 24 hours. */
public final class DayBook {

    private static final Duration DAY = Duration.ofHours(24);

    /** Happenings of one kind are kept as a number for so long a time. */
    private static final Duration GRAIN = Duration.ofMinutes(10);

    private static final int MOST_WAITS = 1000;

    private record Entry<T>(Instant at, T what) {}

    private final Deque<Entry<Happening>> happenings = new ArrayDeque<>();
    private final Deque<Entry<Duration>> waits = new ArrayDeque<>();

    /**
     * What outlives the controller: bounded, however many builds there were.
     *
     * @param counts what happened from ten minutes to ten minutes
     * @param waits the newest ones
     */
    public record Kept(List<Count> counts, List<Wait> waits) {
        public Kept {
            counts = List.copyOf(counts);
            waits = List.copyOf(waits);
        }
    }

    /** So many happenings of a kind. */
    public record Count(Instant at, Happening what, int number) {}

    /** A build waited so long. */
    public record Wait(Instant at, Duration time) {}

    /** An empty book. */
    public DayBook() {}

    /** A book with what was kept of an earlier one. */
    public DayBook(Kept kept) {
        kept.counts()
                .forEach(count ->
                        happenings.addAll(Collections.nCopies(count.number(), new Entry<>(count.at(), count.what()))));
        kept.waits().forEach(wait -> waits.add(new Entry<>(wait.at(), wait.time())));
    }

    /** What is to be kept. */
    public synchronized Kept kept(Instant now) {
        forget(happenings, now);
        forget(waits, now);
        Map<Instant, Map<Happening, Integer>> numbers = new TreeMap<>();
        happenings.forEach(entry -> numbers.computeIfAbsent(grain(entry.at()), at -> new EnumMap<>(Happening.class))
                .merge(entry.what(), 1, Integer::sum));
        List<Count> counts = new ArrayList<>();
        numbers.forEach((at, some) -> some.forEach((what, number) -> counts.add(new Count(at, what, number))));
        return new Kept(
                counts,
                waits.stream()
                        .skip(Math.max(0, waits.size() - MOST_WAITS))
                        .map(entry -> new Wait(entry.at(), entry.what()))
                        .toList());
    }

    private static Instant grain(Instant time) {
        long seconds = GRAIN.toSeconds();
        return Instant.ofEpochSecond(time.getEpochSecond() / seconds * seconds);
    }

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
