// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The order of things while Jenkins starts. Discovery runs beside Jenkins's own boot, which waits for it a while. */
public final class Boot {

    private final Reconciler reconciler;
    private final Duration deadline;
    private final long begin = System.nanoTime();
    private final CompletableFuture<Void> discovery;
    private boolean late;

    /**
     * Starts the discovery.
     *
     * @param executor runs it on a thread of its own
     * @param deadline how long the boot may wait for it, counted from now
     */
    public Boot(Reconciler reconciler, Executor executor, Duration deadline) {
        this.reconciler = reconciler;
        this.deadline = deadline;
        this.discovery = reconciler.asleep() ? CompletableFuture.completedFuture(null) : started(reconciler, executor);
    }

    /** Where no thread can be had, the loop discovers later. */
    private static CompletableFuture<Void> started(Reconciler reconciler, Executor executor) {
        try {
            return CompletableFuture.runAsync(reconciler::discover, executor);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Clouds and settings, once Jenkins has its own configuration. Waits for the discovery. */
    public void configured() {
        if (reconciler.asleep()) {
            StatusLog.info(Headline.ASLEEP.sentence());
            return;
        }
        await();
        reconciler.run(Trigger.STARTUP, Scope.BEFORE_JOBS);
    }

    /** The administrator and the sample jobs, once Jenkins has its own users and jobs. */
    public void loaded() {
        if (!reconciler.asleep()) {
            reconciler.run(Trigger.STARTUP, late ? Scope.WITHOUT_AWS : Scope.USUAL);
        }
    }

    /** Starts the loop. An answer that comes late is looked at then. */
    public void completed(ReconcileLoop loop) {
        loop.start();
        if (late || discovery.isCompletedExceptionally()) {
            var unused = discovery.whenComplete((nothing, failure) -> loop.request(Trigger.STARTUP, failure != null));
        }
    }

    private void await() {
        long left = deadline.toNanos() - (System.nanoTime() - begin);
        try {
            discovery.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            StatusLog.info("AWS has not answered within %d s; Jenkins starts without waiting any longer"
                    .formatted(deadline.toSeconds()));
            late = true;
            reconciler.remember();
        } catch (ExecutionException e) {
            StatusLog.warning("The discovery failed", e);
            reconciler.brokeOff(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reconciler.remember();
        }
    }
}
