// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A report as maps, lists, texts and numbers: times in ISO 8601, durations in milliseconds, costs in US dollars an hour. */
public final class ReportJson {

    private ReportJson() {}

    public static Map<String, Object> tree(AgentsReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("planned", report.planned());
        tree.put("running", report.agents().stream().map(ReportJson::agent).toList());
        tree.put("hourly", report.spending().all().map(ReportJson::cost).orElse(Map.of()));
        Map<String, Object> templates = new LinkedHashMap<>();
        report.spending().templates().forEach((name, cost) -> templates.put(name, cost(cost)));
        tree.put("hourlyByTemplate", templates);
        tree.put(
                "spare",
                report.spending().spare().stream().map(ReportJson::spare).toList());
        tree.put("spot", spot(report.spot()));
        tree.put("day", day(report));
        return tree;
    }

    private static Map<String, Object> agent(AgentsReport.AgentRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", row.name());
        tree.put("cloud", row.template().cloud());
        tree.put("template", row.template().name());
        tree.put("state", row.state());
        tree.put("ageMillis", row.age().toMillis());
        tree.put("task", row.place().task());
        tree.put("capacityProvider", row.place().provider());
        tree.put("job", row.job());
        row.hourly().ifPresent(cost -> tree.put("hourly", cost(cost)));
        return tree;
    }

    private static Map<String, Object> spare(AgentsReport.SpareRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cloud", row.template().cloud());
        tree.put("template", row.template().name());
        tree.put("agents", row.agents());
        tree.put("now", row.now());
        row.hourly().ifPresent(cost -> tree.put("hourly", cost(cost)));
        return tree;
    }

    private static Map<String, Object> cost(Cost cost) {
        return Map.of("usd", cost.amount().doubleValue(), "exact", cost.exact());
    }

    private static List<Map<String, Object>> spot(List<AgentsReport.SpotRow> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    tree.put("cloud", row.cloud());
                    tree.put("onDemand", row.onDemand());
                    row.until().ifPresent(until -> tree.put("until", until.toString()));
                    return tree;
                })
                .toList();
    }

    /** Counts that are zero are there too. */
    private static Map<String, Object> day(AgentsReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Stream.of(Happening.values())
                .forEach(what -> tree.put(name(what), report.day().count(what)));
        Percentiles waits = report.day().waits();
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("count", waits.count());
        times.put("medianMillis", waits.median().toMillis());
        times.put("ninetyMillis", waits.ninety().toMillis());
        times.put("ninetyNineMillis", waits.ninetyNine().toMillis());
        tree.put("waits", times);
        return tree;
    }

    /** Such as {@code notStarted}. */
    private static String name(Happening what) {
        String[] words = what.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
