// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The middle, and what nine in ten and ninety-nine in a hundred stay below. Zero without any. */
public record Percentiles(int count, Duration median, Duration ninety, Duration ninetyNine) {

    private static final double MEDIAN = 0.5;
    private static final double NINETY = 0.9;
    private static final double NINETY_NINE = 0.99;

    public static Percentiles of(Collection<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return new Percentiles(sorted.size(), at(sorted, MEDIAN), at(sorted, NINETY), at(sorted, NINETY_NINE));
    }

    /** The smallest of the times that so large a part does not exceed. */
    private static Duration at(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
