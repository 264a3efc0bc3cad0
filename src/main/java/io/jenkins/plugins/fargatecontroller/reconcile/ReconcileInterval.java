// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait until Jenkins is compared again.
 *
 * @param random gives numbers from 0 to 1, so that many controllers do not ask AWS at the same moment
 */
public record ReconcileInterval(DoubleSupplier random) {

    /** An interval is lengthened or shortened by as much as this part of it. */
    private static final double JITTER = 0.1;

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * The time until the next discovery.
     *
     * @param minutes the configured interval
     * @param failures how many runs have failed since the last good one; each doubles the interval, up to an hour
     */
    Duration next(int minutes, int failures) {
        Duration usual = Duration.ofMinutes(minutes);
        Duration longest = usual.compareTo(LONGEST) > 0 ? usual : LONGEST;
        Duration backedOff = usual.multipliedBy(1L << Math.min(failures, 6));
        Duration bounded = backedOff.compareTo(longest) > 0 ? longest : backedOff;
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(bounded.toMillis() * factor));
    }
}
