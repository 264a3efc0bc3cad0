// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.rate;

import java.time.Duration;
import java.time.Instant;

/** Lets a number of calls through at once, and then so many a second. Time is handed in. One thread uses it. */
public final class TokenBucket {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** What a token costs, in nanoseconds of waiting. */
    private final long price;

    private final long most;
    private long saved;
    private Instant filled;

    public TokenBucket(int capacity, int perSecond, Instant now) {
        this.price = SECOND / perSecond;
        this.most = capacity * price;
        this.saved = most;
        this.filled = now;
    }

    /** How long until there is a token; zero if there is one. */
    public Duration wait(Instant now) {
        fill(now);
        return Duration.ofNanos(Math.max(0, price - saved));
    }

    /** Takes a token; only to be called when {@link #wait} said zero. */
    public void take(Instant now) {
        fill(now);
        saved -= price;
    }

    /** A clock that is set back adds nothing. */
    private void fill(Instant now) {
        Duration passed = Duration.between(filled, now);
        if (passed.compareTo(Duration.ofNanos(most)) >= 0) {
            saved = most;
        } else if (!passed.isNegative()) {
            saved = Math.min(most, saved + passed.toNanos());
        }
        filled = now;
    }
}
