// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last runs. */
public final class RunHistory {

    private static final int KEPT = 10;

    private final Deque<Run> runs = new ArrayDeque<>();

    /** Adds a run. Jenkins is saved often: a save that changes nothing takes the place of another such. */
    public synchronized void add(Run run) {
        if (trivial(run) && !runs.isEmpty() && trivial(runs.getFirst())) {
            runs.removeFirst();
        }
        runs.addFirst(run);
        if (runs.size() > KEPT) {
            runs.removeLast();
        }
    }

    public synchronized List<Run> newestFirst() {
        return List.copyOf(runs);
    }

    private static boolean trivial(Run run) {
        return run.trigger() == Trigger.SAVE && run.result().outcome() == Run.Outcome.UNCHANGED;
    }
}
