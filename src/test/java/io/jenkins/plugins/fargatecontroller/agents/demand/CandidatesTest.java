// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final AgentTemplate BUILD = Fleets.template("build", "build");
    private static final AgentTemplate ANY =
            Fleets.template("any", UseRules.usual().withServes(), "any", "build");
    private static final AgentTemplate DEPLOY =
            Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");

    private static Candidates.Found find(QueuedItem item, AgentTemplate... templates) {
        return new Candidates(Fleets.of(templates), new Requests((cpu, memory) -> Optional.empty()), Fleets::matches)
                .of(item);
    }

    private static QueuedItem item(String job, String label, boolean others) {
        return new QueuedItem(
                1, job, Optional.of(label).filter(text -> !text.isEmpty()), Optional.empty(), others, NOW);
    }

    private static Blockage blockage(Candidates.Found found) {
        return ((Candidates.Found.None) found).why();
    }

    @Test
    void theTemplatesOfALabelComeInTheirOrder() {
        assertThat(find(item("app", "build", false), BUILD, DEPLOY, ANY))
                .isEqualTo(new Candidates.Found.Some(List.of(BUILD, ANY)));
        assertThat(find(item("app", "", false), BUILD, DEPLOY, ANY)).isEqualTo(new Candidates.Found.Some(List.of(ANY)));
    }

    @ParameterizedTest
    @CsvSource({"app, windows, no template has the label windows", "app, '', no template serves builds without a label"
    })
    void whatNoTemplateServesStaysSoUnlessOthersMayServeIt(String job, String label, String why) {
        assertThat(blockage(find(item(job, label, false), BUILD)).text()).startsWith(why);
        assertThat(blockage(find(item(job, label, false), BUILD)).fatal()).isTrue();
        assertThat(blockage(find(item(job, label, true), BUILD)).fatal()).isFalse();
    }

    @Test
    void aJobOutsideTheFoldersIsToldWhichTheyAre() {
        assertThat(find(item("production/app", "deploy", false), DEPLOY))
                .isEqualTo(new Candidates.Found.Some(List.of(DEPLOY)));
        assertThat(blockage(find(item("sandbox/app", "deploy", false), DEPLOY)).text())
                .startsWith("template deploy: only production may use it, and the job sandbox/app is not there");
        assertThat(blockage(find(item("sandbox/app", "deploy", true), DEPLOY)).fatal())
                .isFalse();
    }

    @Test
    void aRequestHasOneTemplateOrNamesTheFieldThatIsToBlame() {
        AgentRequest request = new AgentRequest("own-1", "build", Map.of());
        QueuedItem asking = new QueuedItem(1, "app", Optional.of("own-1"), Optional.of(request), false, NOW);
        assertThat(find(asking, BUILD, ANY))
                .isInstanceOfSatisfying(
                        Candidates.Found.Some.class,
                        some -> assertThat(some.templates())
                                .extracting(AgentTemplate::labels)
                                .containsExactly(Set.of("own-1")));
        assertThat(blockage(find(asking, DEPLOY)).text()).startsWith("fargate: template: there is no template 'build'");
        assertThat(blockage(find(asking, DEPLOY)).fatal()).isTrue();
    }
}
