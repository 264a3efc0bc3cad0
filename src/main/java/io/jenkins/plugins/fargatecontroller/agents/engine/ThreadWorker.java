// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Threads as they are.
 *
 * @param own with one thread
 * @param calls with as many threads as there may be calls at once
 */
public record ThreadWorker(Executor own, Executor calls) implements Worker {

    private static final Logger LOGGER = Logger.getLogger(ThreadWorker.class.getName());

    @Override
    public void run(Runnable work) {
        execute(own, work);
    }

    @Override
    public void later(Duration time, Runnable work) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, own)
                .execute(guarded(work));
    }

    @Override
    public void call(Runnable work) {
        execute(calls, work);
    }

    private static void execute(Executor executor, Runnable work) {
        try {
            executor.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "The engine has been stopped", Redacted.of(e));
        }
    }

    /** A mistake in one piece of work does not end the thread. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, "A task of the agent engine failed", Redacted.of(e));
            }
        };
    }
}
