// SPDX-License-Identifier: MIT
package com.codahale.metrics;

/** Signatures of {@code com.codahale.metrics.Metric}. */
public interface Metric {}
