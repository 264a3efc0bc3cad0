// SPDX-License-Identifier: MIT
package jenkins.metrics.api;

import com.codahale.metrics.MetricSet;
import hudson.ExtensionPoint;

/** Signatures of {@code jenkins.metrics.api.MetricProvider}. */
public abstract class MetricProvider implements ExtensionPoint {
    public abstract MetricSet getMetricSet();
}
