// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time as it passes, or faster. */
public final class RealTime extends TestTime {

    private volatile Duration ahead = Duration.ZERO;

    /** So many seconds pass at once. */
    public void pass(long seconds) {
        ahead = ahead.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    void later(Duration time, Runnable what) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(what);
    }
}
