// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import hudson.Extension;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentFigures;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentsReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jenkins.metrics.api.MetricProvider;

/** The engine's figures among those of the plugin metrics, where that is installed; zero as long as there are none. */
@Extension(optional = true)
public final class AgentGauges extends MetricProvider {

    @Override
    public MetricSet getMetricSet() {
        Map<String, Metric> gauges = new LinkedHashMap<>();
        AgentFigures.all().forEach((name, figure) -> gauges.put(name, gauge(figure)));
        return () -> gauges;
    }

    private static Gauge<Double> gauge(ToDoubleFunction<AgentsReport> figure) {
        return () -> FargateEngine.get().report().map(figure::applyAsDouble).orElse(0.0);
    }
}
