// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Duration;
import java.util.Set;

/**
 * Has the queue written to the disk when builds begin or cease to wait for our agents. Jenkins itself does so once a
 * minute: when it is killed in between, builds are forgotten while their tasks start, or queued again while they run.
 */
final class QueueFile {

    /** The least time between two writes. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** A build that is leaving the queue is still written by the first. */
    private static final int WRITES = 2;

    private final Context context;
    private Set<Long> waiting = Set.of();
    private int due;
    private boolean resting;

    QueueFile(Context context) {
        this.context = context;
    }

    /** The builds that wait now. */
    void waiting(Set<Long> items) {
        if (!items.equals(waiting)) {
            waiting = items;
            due = WRITES;
            write();
        }
    }

    private void write() {
        if (due > 0 && !resting) {
            due--;
            resting = true;
            context.worker().call(context.ports().builds()::save);
            context.worker().later(REST, () -> {
                resting = false;
                write();
            });
        }
    }
}
