// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentsViewTest {

    private final DayBook day = new DayBook();

    private AgentsView view(EngineStatus.Row... rows) {
        return new AgentsView(Reports.of(day, Map.of(), rows));
    }

    @Test
    void withoutAgentsAndBuildsThereIsNothingToSay() {
        AgentsView view = view();
        assertThat(view.agents()).isEmpty();
        assertThat(view.hourly()).isEmpty();
        assertThat(view.hourlyByTemplate()).isEmpty();
        assertThat(view.spare()).isEmpty();
        assertThat(view.waited()).isFalse();
    }

    @Test
    void waitsAreSaidAsShares() {
        for (int i = 1; i <= 100; i++) {
            day.waited(Duration.ofSeconds(i), Reports.NOW);
        }
        assertThat(view().waited()).isTrue();
        assertThat(view().waits())
                .isEqualTo("half of 100 builds waited at most 50 s, nine in ten 2 min, ninety-nine in a hundred 2 min");
    }

    @Test
    void oneWaitIsNoShare() {
        day.waited(Duration.ofSeconds(7), Reports.NOW);
        assertThat(view().waits()).isEqualTo("one build waited 7 s");
    }

    @Test
    void eachCountIsThatOfItsHappening() {
        Map<Happening, Integer> counts = Map.of(
                Happening.LAUNCHED, 1,
                Happening.NOT_STARTED, 2,
                Happening.INTERRUPTED, 3,
                Happening.LOST, 4,
                Happening.FALLBACK, 5,
                Happening.ORPHAN_STOPPED, 6);
        counts.forEach((what, times) -> Collections.nCopies(times, what).forEach(one -> day.add(one, Reports.NOW)));
        AgentsView view = view();
        assertThat(List.of(
                        view.started(),
                        view.failed(),
                        view.interrupted(),
                        view.lost(),
                        view.fallbacks(),
                        view.orphans()))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anAgentIsSortedByItsAgeInSeconds() {
        AgentsView.Row row = view(Reports.row(0, EngineStatus.State.IDLE, Optional.empty()))
                .agents()
                .get(0);
        assertThat(row.seconds()).isEqualTo(90);
        assertThat(row.age()).isEqualTo("2 min");
        assertThat(row.cost()).isEqualTo("$0.0284");
    }

    @Test
    void theTimeOfSpotIsTheReadersOwn() {
        AgentsReport.SpotRow row = new AgentsReport.SpotRow("fargate-cloud-spot", Optional.of(Reports.NOW));
        assertThat(view().until(row).toInstant()).isEqualTo(Reports.NOW);
    }

    private static String spare(int agents, int now, Optional<Cost> hourly) {
        AgentsReport.SpareRow row =
                new AgentsReport.SpareRow(new TemplateId("fargate-cloud", "build"), agents, now, hourly);
        DayBook.Summary none = new DayBook().summary(Reports.NOW);
        AgentsReport.Spending spending = new AgentsReport.Spending(Optional.empty(), Map.of(), List.of(row));
        return new AgentsView(new AgentsReport(List.of(), 0, spending, List.of(), none))
                .spare()
                .get(0);
    }

    @Test
    void whatIsKeptReadyIsSaidWithItsPriceIfThereIsOne() {
        assertThat(spare(1, 1, Optional.of(Cost.zero())))
                .isEqualTo("fargate-cloud/build keeps an idle agent ready, which costs $0.0000 an hour");
        assertThat(spare(3, 0, Optional.empty()))
                .isEqualTo("fargate-cloud/build keeps 3 idle agents ready by its schedule, but not now, at an unknown"
                        + " cost: no price of its region is known");
    }
}
