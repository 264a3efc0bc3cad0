// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has Jenkins compared with the plan again and again, and soon when somebody asks. One thread does it all. */
public final class ReconcileLoop {

    /** Saves come in groups. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** As long as nobody can log in. */
    private static final Duration WAITING = Duration.ofMinutes(1);

    private final Reconciler reconciler;
    private final ScheduledExecutorService executor;
    private final ReconcileInterval pace;
    private final Clock clock;
    private Optional<Request> wish = Optional.empty();
    private Optional<Request> underWay = Optional.empty();
    private int saving;
    private Optional<Future<?>> next = Optional.empty();
    private Instant due;
    private boolean started;

    /** Something that somebody asked for. */
    private record Request(Trigger trigger, boolean discover) {
        /** Both at once. A save says less of the reason than anything that comes with it. */
        Request and(Request other) {
            return new Request(trigger == Trigger.SAVE ? other.trigger : trigger, discover || other.discover);
        }
    }

    /**
     * A loop that stands still.
     *
     * @param executor with one thread
     */
    public ReconcileLoop(
            Reconciler reconciler, ScheduledExecutorService executor, ReconcileInterval pace, Clock clock) {
        this.reconciler = reconciler;
        this.executor = executor;
        this.pace = pace;
        this.clock = clock;
        this.due = clock.instant();
    }

    /** Starts. What was asked for before is done soon. */
    public synchronized void start() {
        if (!reconciler.asleep() && !started) {
            started = true;
            due = clock.instant().plus(pace.next(reconciler.minutes(), 0));
            schedule();
        }
    }

    /** Stops for good. A run that is under way ends by itself. */
    public synchronized void stop() {
        started = false;
        executor.shutdown();
        next.ifPresent(future -> future.cancel(false));
    }

    /**
     * Asks for a run soon; returns at once.
     *
     * @param discover whether AWS is to be asked first
     */
    public synchronized void request(Trigger trigger, boolean discover) {
        Request another = new Request(trigger, discover);
        wish = Optional.of(wish.map(first -> first.and(another)).orElse(another));
        if (started) {
            schedule();
        }
    }

    /** What somebody asked for and has not been done yet, as a headline; empty if there is nothing. */
    public synchronized Optional<Headline> asked() {
        List<Request> open = Stream.of(wish, underWay).flatMap(Optional::stream).toList();
        if (!started || (open.isEmpty() && saving == 0)) {
            return Optional.empty();
        }
        return Optional.of(open.stream().anyMatch(Request::discover) ? Headline.REDISCOVERING : Headline.COMPARING);
    }

    /**
     * Has Jenkins compared now, on this thread, so that whoever saved something sees what came of it. A discovery that
     * was asked for is still done on the loop's own thread.
     */
    public void runNow(Trigger trigger) {
        if (takeRequest()) {
            try {
                reconciler.run(trigger, Scope.SAVED);
            } finally {
                saved();
            }
        }
    }

    private synchronized void saved() {
        saving--;
    }

    private synchronized boolean takeRequest() {
        if (started && wish.isPresent() && !wish.get().discover()) {
            wish = Optional.empty();
            schedule();
        }
        saving += started ? 1 : 0;
        return started;
    }

    private void schedule() {
        next.ifPresent(future -> future.cancel(false));
        if (!executor.isShutdown()) {
            next = Optional.of(scheduled(delay()));
        }
    }

    /** Memory or a thread may be lacking just now; without a next run there would be none for ever. */
    private Future<?> scheduled(Duration delay) {
        try {
            return executor.schedule(this::once, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Error e) {
            StatusLog.warning("The next run could not be scheduled, and is tried once more", e);
            return executor.schedule(this::once, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration delay() {
        if (wish.isPresent()) {
            return wish.get().discover() ? Duration.ZERO : SOON;
        }
        Duration left = Duration.between(clock.instant(), due);
        boolean sooner = reconciler.waiting() && left.compareTo(WAITING) > 0;
        return sooner ? WAITING : left;
    }

    private void once() {
        Request now = take();
        try {
            if (now.discover()) {
                discover();
            }
            reconciler.run(now.trigger(), Scope.USUAL);
        } catch (RuntimeException | Error e) {
            StatusLog.warning("The reconciliation failed", e);
        } finally {
            again(now.discover());
        }
    }

    /** One that breaks off is a problem of the run that follows. */
    private void discover() {
        try {
            reconciler.discover();
        } catch (RuntimeException | Error e) {
            StatusLog.warning("The discovery failed", e);
        }
    }

    private synchronized Request take() {
        boolean late = !clock.instant().isBefore(due);
        Request now = wish.orElse(new Request(Trigger.SCHEDULE, late));
        underWay = wish;
        wish = Optional.empty();
        return now;
    }

    private synchronized void again(boolean discovered) {
        underWay = Optional.empty();
        if (discovered) {
            due = clock.instant().plus(pace.next(reconciler.minutes(), reconciler.failures()));
        }
        if (started) {
            schedule();
        }
    }
}
