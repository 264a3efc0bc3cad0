// SPDX-License-Identifier: MIT
package com.codahale.metrics;

import java.util.Map;

/** Signatures of {@code com.codahale.metrics.MetricSet}. */
public interface MetricSet extends Metric {
    Map<String, Metric> getMetrics();
}
