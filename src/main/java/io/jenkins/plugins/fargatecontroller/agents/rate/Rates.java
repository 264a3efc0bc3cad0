// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The rates that AWS grants an account in a region, of which a part is ours: RunTask 20 calls a second; launches of
 * on-demand and of Spot tasks each 100 at once and then 20 a second; RegisterTaskDefinition one a second. One thread
 * uses it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html">throttling quotas</a>
 */
public final class Rates {

    private static final int CALLS = 20;
    private static final int LAUNCHES_AT_ONCE = 100;
    private static final int LAUNCHES = 20;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final TokenBucket runTask;
    private final TokenBucket onDemand;
    private final TokenBucket spot;
    private final TokenBucket register;
    private Instant open;
    private int throttled;

    public Rates(Instant now) {
        runTask = new TokenBucket(CALLS, CALLS, now);
        onDemand = new TokenBucket(LAUNCHES_AT_ONCE, LAUNCHES, now);
        spot = new TokenBucket(LAUNCHES_AT_ONCE, LAUNCHES, now);
        register = new TokenBucket(1, 1, now);
        open = now;
    }

    /** Asks for one launch. Zero: it is granted and counted. Otherwise how long to wait before asking again. */
    public Duration launch(boolean interruptible, Instant now) {
        return ask(now, runTask, interruptible ? spot : onDemand);
    }

    /** The same for a registration. */
    public Duration registration(Instant now) {
        return ask(now, register);
    }

    private Duration ask(Instant now, TokenBucket... buckets) {
        Duration wait = Stream.concat(
                        Stream.of(Duration.between(now, open)),
                        Stream.of(buckets).map(bucket -> bucket.wait(now)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            Stream.of(buckets).forEach(bucket -> bucket.take(now));
        }
        return wait;
    }

    /** AWS said that there were too many calls: none for 1, 2, 4 … 32 seconds. */
    public void throttled(Instant now) {
        if (!now.isBefore(open)) {
            open = now.plus(FIRST.multipliedBy(1L << Math.min(throttled, MOST_DOUBLINGS)));
            throttled++;
        }
    }

    /** A call was answered. */
    public void answered() {
        throttled = 0;
    }
}
