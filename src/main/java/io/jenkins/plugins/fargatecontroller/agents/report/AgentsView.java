// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.failure.InWords;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Percentiles;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A report, ready to print. */
public record AgentsView(AgentsReport report) {

    /**
     * An agent in the table.
     *
     * @param seconds its age, to sort by
     * @param cost of an hour; empty if it is not known
     */
    public record Row(AgentsReport.AgentRow agent, String age, long seconds, String cost) {}

    public List<Row> agents() {
        return report.agents().stream()
                .map(row -> new Row(
                        row,
                        InWords.of(row.age()),
                        row.age().toSeconds(),
                        row.hourly().map(Cost::toString).orElse("")))
                .toList();
    }

    /** How many have no node yet. */
    public int planned() {
        return report.planned();
    }

    public boolean waited() {
        return report.day().waits().count() > 0;
    }

    /** How long builds waited, in a sentence without a full stop. */
    public String waits() {
        Percentiles waits = report.day().waits();
        if (waits.count() == 1) {
            return "one build waited " + InWords.of(waits.median());
        }
        return "half of %d builds waited at most %s, nine in ten %s, ninety-nine in a hundred %s"
                .formatted(
                        waits.count(),
                        InWords.of(waits.median()),
                        InWords.of(waits.ninety()),
                        InWords.of(waits.ninetyNine()));
    }

    /** The cost of an hour as it is now; empty if it is not known, or nothing. */
    public String hourly() {
        return report.spending().all().map(Cost::toString).orElse("");
    }

    public Map<String, Cost> hourlyByTemplate() {
        return report.spending().templates();
    }

    /** What is kept ready for nobody yet, and what that costs: sentences without a full stop. */
    public List<String> spare() {
        return report.spending().spare().stream().map(AgentsView::spare).toList();
    }

    private static String spare(AgentsReport.SpareRow row) {
        String agents = row.agents() == 1 ? "an idle agent" : row.agents() + " idle agents";
        String when = row.now() == row.agents() ? "" : " by its schedule, but not now";
        String price = row.hourly()
                .map(cost -> "which costs %s an hour".formatted(cost))
                .orElse("at an unknown cost: no price of its region is known");
        return "%s keeps %s ready%s, %s".formatted(row.template(), agents, when, price);
    }

    public int started() {
        return report.day().count(Happening.LAUNCHED);
    }

    public int failed() {
        return report.day().count(Happening.NOT_STARTED);
    }

    public int interrupted() {
        return report.day().count(Happening.INTERRUPTED);
    }

    public int lost() {
        return report.day().count(Happening.LOST);
    }

    public int fallbacks() {
        return report.day().count(Happening.FALLBACK);
    }

    public int orphans() {
        return report.day().count(Happening.ORPHAN_STOPPED);
    }

    public List<AgentsReport.SpotRow> spot() {
        return report.spot();
    }

    /** Until when on-demand capacity serves at least, for the view to print in the reader's time zone. */
    public Date until(AgentsReport.SpotRow row) {
        return Date.from(row.until().orElseThrow());
    }
}
