// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Does at once, and on the same thread, what it is given. */
final class InlineExecutor extends AbstractExecutorService {

    private boolean shut;

    @Override
    public void execute(Runnable work) {
        if (shut) {
            throw new RejectedExecutionException("it was shut down");
        }
        work.run();
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return shut;
    }
}
