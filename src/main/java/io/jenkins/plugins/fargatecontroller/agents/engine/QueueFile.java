// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Has the queue written to the disk as soon as something enters or leaves it. Jenkins itself does so once a minute, and
 * not after it has loaded the queue: when it is killed in between, builds are forgotten while their tasks start, or
 * queued again while they run. What changes while the queue is written, or shortly after, is written together.
 */
final class QueueFile {

    /** Nothing in Jenkins' queue moves while it is written, so it is written for at most a quarter of the time. */
    private static final int RESTS = 3;

    /** The same where a write takes long. */
    private static final int LONG_RESTS = 9;

    private static final Duration LEAST_REST = Duration.ofMillis(100);
    private static final Duration MOST_REST = Duration.ofMinutes(1);

    /** Builds do not wait for a file that may come later than this. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Context context;
    private final Runnable afterwards;
    private Optional<Set<Long>> begun = Optional.empty();
    private Set<Long> written = Set.of();
    private Optional<Set<Long>> due = Optional.empty();
    private boolean busy;
    private boolean slow;

    /**
     * A file that is not written yet.
     *
     * @param afterwards is done each time the queue has been written
     */
    QueueFile(Context context, Runnable afterwards) {
        this.context = context;
        this.afterwards = afterwards;
    }

    /** What is in the queue now. */
    void holds(Set<Long> items) {
        due = Optional.of(items);
        write();
    }

    /** Whether an item is in the queue, and would be forgotten if Jenkins were killed now, but not in a moment. */
    boolean lacks(long item) {
        return !slow && due.filter(items -> items.contains(item)).isPresent() && !written.contains(item);
    }

    private void write() {
        if (!busy && !due.equals(begun)) {
            busy = true;
            begun = due;
            Set<Long> items = due.orElseThrow();
            context.worker().call(() -> save(items));
        }
    }

    /** On a thread of calls. */
    private void save(Set<Long> items) {
        Instant start = context.now();
        try {
            context.ports().builds().save();
        } finally {
            Duration rest = rest(Duration.between(start, context.now()));
            context.worker().run(() -> saved(items, rest));
        }
    }

    /** One that could not be saved waits no longer: Jenkins has said why in its log. */
    private void saved(Set<Long> items, Duration rest) {
        written = items;
        slow = rest.compareTo(PATIENCE) > 0;
        context.worker().later(rest, this::rested);
        afterwards.run();
    }

    private void rested() {
        busy = false;
        write();
    }

    /** How long nothing is written after a write that took so long. */
    static Duration rest(Duration write) {
        Duration brief = write.multipliedBy(RESTS);
        if (brief.compareTo(PATIENCE) <= 0) {
            return brief.compareTo(LEAST_REST) > 0 ? brief : LEAST_REST;
        }
        Duration fair = write.multipliedBy(LONG_RESTS);
        return fair.compareTo(MOST_REST) < 0 ? fair : MOST_REST;
    }
}
