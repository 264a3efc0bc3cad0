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

    /** Nothing in Jenkins' queue moves while it is written, so it is written for at most a twentieth of the time. */
    private static final int RESTS = 19;

    private static final Duration LEAST_REST = Duration.ofMillis(250);
    private static final Duration MOST_REST = Duration.ofMinutes(1);

    private final Context context;
    private Optional<Set<Long>> written = Optional.empty();
    private Optional<Set<Long>> due = Optional.empty();
    private boolean busy;

    QueueFile(Context context) {
        this.context = context;
    }

    /** What is in the queue now. */
    void holds(Set<Long> items) {
        due = Optional.of(items);
        write();
    }

    private void write() {
        if (!busy && !due.equals(written)) {
            busy = true;
            written = due;
            context.worker().call(this::save);
        }
    }

    /** On a thread of calls. */
    private void save() {
        Instant begun = context.now();
        try {
            context.ports().builds().save();
        } finally {
            Duration rest = rest(Duration.between(begun, context.now()));
            context.worker().run(() -> context.worker().later(rest, this::rested));
        }
    }

    private void rested() {
        busy = false;
        write();
    }

    /** How long nothing is written after a write that took so long. */
    static Duration rest(Duration write) {
        Duration fair = write.multipliedBy(RESTS);
        Duration most = fair.compareTo(MOST_REST) < 0 ? fair : MOST_REST;
        return most.compareTo(LEAST_REST) > 0 ? most : LEAST_REST;
    }
}
