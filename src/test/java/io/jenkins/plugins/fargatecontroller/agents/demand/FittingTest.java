// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittingTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final AgentTemplate BUILD = Fleets.template("build", "build");
    private static final AgentTemplate ANY =
            Fleets.template("any", UseRules.usual().withServes(), "any");
    private static final AgentTemplate DEPLOY =
            Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");

    private static QueuedItem item(long id, String job, Optional<String> label) {
        return new QueuedItem(id, job, label, Optional.empty(), false, NOW);
    }

    private static Slot slot(AgentTemplate template, Optional<String> reservedFor) {
        return new Slot("agent", template.id(), template.labels(), Slot.Phase.IDLE, reservedFor);
    }

    private static boolean fits(QueuedItem item, Slot slot) {
        Situation situation =
                new Situation(Fleets.of(BUILD, ANY, DEPLOY), List.of(item), List.of(slot), List.of(), Map.of(), NOW);
        return new Fitting(situation, List.of(slot), Fleets::matches).test(0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "build, sandbox/app, build, true",
        "build, sandbox/app, deploy, false",
        "build, sandbox/app, build || deploy, true",
        "build, sandbox/app, '', false",
        "any, sandbox/app, '', true",
        "deploy, production/app, deploy, true",
        "deploy, sandbox/app, deploy, false",
    })
    void aBuildTakesAnAgentOfALabelWhoseTemplateItsFolderMayUse(
            String template, String job, String label, boolean fits) {
        AgentTemplate one = Fleets.of(BUILD, ANY, DEPLOY)
                .template(new TemplateId("fargate-cloud", template))
                .orElseThrow();
        Optional<String> expression = Optional.of(label).filter(text -> !text.isEmpty());
        assertThat(fits(item(1, job, expression), slot(one, Optional.empty()))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"team/app, true", "team/other, false"})
    void anAgentThatIsKeptForAJobIsThatJobsAlone(String job, boolean fits) {
        assertThat(fits(item(1, job, Optional.of("build")), slot(BUILD, Optional.of("team/app"))))
                .isEqualTo(fits);
    }

    @Test
    void whatOneBuildAskedForServesNoBuildWithoutALabel() {
        Slot own = new Slot("agent", ANY.id(), Set.of("own-1"), Slot.Phase.IDLE, Optional.empty());
        assertThat(fits(item(1, "app", Optional.empty()), own)).isFalse();
        assertThat(fits(item(1, "app", Optional.of("own-1")), own)).isTrue();
    }

    @Test
    void anAgentWhoseTemplateIsGoneServesItsLabelAndNotBuildsWithoutOne() {
        AgentTemplate gone = Fleets.template("gone", UseRules.usual().withServes(), "gone");
        assertThat(fits(item(1, "app", Optional.of("gone")), slot(gone, Optional.of("app"))))
                .isTrue();
        assertThat(fits(item(1, "app", Optional.empty()), slot(gone, Optional.of("app"))))
                .isFalse();
    }

    @Test
    void executorsElsewhereComeFirstAndTakeWhatJenkinsSays() {
        QueuedItem first = item(1, "app", Optional.of("build"));
        QueuedItem second = item(2, "app", Optional.of("deploy"));
        Slot slot = slot(BUILD, Optional.empty());
        Situation situation = new Situation(
                Fleets.of(BUILD, DEPLOY),
                List.of(first, second),
                List.of(slot),
                List.of(Set.of(2L), Set.of(1L, 2L)),
                Map.of(),
                NOW);
        Fitting fitting = new Fitting(situation, List.of(slot), Fleets::matches);
        assertThat(List.of(fitting.test(0, 0), fitting.test(0, 1), fitting.test(0, 2)))
                .containsExactly(false, true, true);
        assertThat(List.of(fitting.test(1, 0), fitting.test(1, 1), fitting.test(1, 2)))
                .containsExactly(true, true, false);
    }
}
