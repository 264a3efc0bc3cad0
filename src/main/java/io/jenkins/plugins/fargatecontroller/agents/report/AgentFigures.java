// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus.State;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of a report that a monitoring system asks for again and again, each by a name that stays. */
public final class AgentFigures {

    private static final String PREFIX = "jenkins.fargate-controller.";
    private static final double MILLIS = 1000;

    private AgentFigures() {}

    /** All of them: counts, US dollars an hour, and seconds. */
    public static Map<String, ToDoubleFunction<AgentsReport>> all() {
        Map<String, ToDoubleFunction<AgentsReport>> figures = new LinkedHashMap<>();
        for (State state : State.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            figures.put(PREFIX + "agents." + name, report -> count(report, name));
        }
        figures.put(PREFIX + "agents.planned", AgentsReport::planned);
        figures.put(PREFIX + "agents.hourly-usd", AgentFigures::hourly);
        figures.put(
                PREFIX + "spot.on-demand-instead",
                report -> report.spot().stream()
                        .filter(AgentsReport.SpotRow::onDemand)
                        .count());
        for (Happening what : Happening.values()) {
            String name = what.name().toLowerCase(Locale.ROOT).replace('_', '-');
            figures.put(PREFIX + "day." + name, report -> report.day().count(what));
        }
        String waits = PREFIX + "day.wait-seconds.";
        figures.put(waits + "median", report -> seconds(report.day().waits().median()));
        figures.put(waits + "p90", report -> seconds(report.day().waits().ninety()));
        figures.put(waits + "p99", report -> seconds(report.day().waits().ninetyNine()));
        return figures;
    }

    private static double count(AgentsReport report, String state) {
        return report.agents().stream().filter(row -> row.state().equals(state)).count();
    }

    private static double hourly(AgentsReport report) {
        return report.spending()
                .all()
                .map(cost -> cost.amount())
                .orElse(BigDecimal.ZERO)
                .doubleValue();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
