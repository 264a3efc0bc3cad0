// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when it is told to, and does in order what was put off until then. */
final class VirtualTime extends TestTime {

    /** Thrown by a port to end an engine in the middle of what it does. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Work(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Work> waiting =
            new PriorityQueue<>(Comparator.comparing(Work::at).thenComparing(Work::number));
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private long number;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    void later(Duration time, Runnable what) {
        waiting.add(new Work(now.plus(time), number++, what));
    }

    /** Whatever is being done takes so long. */
    void takes(Duration time) {
        now = now.plus(time);
    }

    /** Lets time pass. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        for (Work next = waiting.peek(); next != null && !next.at().isAfter(end); next = waiting.peek()) {
            waiting.remove(next);
            now = latest(now, next.at());
            next.what().run();
        }
        now = latest(now, end);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void seconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** An engine's threads. A call takes a while; many may be under way. */
    final class Threads implements Worker {

        private static final Duration CALL = Duration.ofMillis(200);
        private boolean dead;

        @Override
        public void run(Runnable work) {
            later(Duration.ZERO, work);
        }

        @Override
        public void later(Duration time, Runnable work) {
            VirtualTime.this.later(time, () -> doIt(work));
        }

        @Override
        public void call(Runnable work) {
            later(CALL, work);
        }

        private void doIt(Runnable work) {
            if (!dead) {
                try {
                    work.run();
                } catch (Killed e) {
                    dead = true;
                }
            }
        }

        boolean dead() {
            return dead;
        }

        void kill() {
            dead = true;
        }
    }
}
