// SPDX-License-Identifier: MIT
package com.codahale.metrics;

/** Signatures of {@code com.codahale.metrics.Gauge}. */
public interface Gauge<T> extends Metric {
    T getValue();
}
