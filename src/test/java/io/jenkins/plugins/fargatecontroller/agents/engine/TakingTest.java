// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakingTest {

    private static final AgentTemplate ONCE =
            Fleets.template("deploy", UseRules.usual().withFolders("team"), "deploy");
    private static final AgentTemplate AGAIN =
            Fleets.template("deploy", UseRules.usual().withFolders("team").withReuse(), "deploy");

    /** A node that was started for a build of {@code team/app}, and had one of {@code team/last} if it was used. */
    private static Nodes.View node(String how) {
        EngineParts parts = new EngineParts(Fleets.of(ONCE));
        return EngineParts.view(parts.agent(ONCE, Optional.of("team/app"), "x"), how, parts.time.instant());
    }

    private static Taking taking(String template) {
        return new Taking(
                switch (template) {
                    case "once" -> Optional.of(ONCE);
                    case "again" -> Optional.of(AGAIN);
                    default -> Optional.empty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // template | node        | job        | comes back | refusal
                "once  | online      | team/app   | false | ",
                "once  | online      | team/other | false | ",
                "once  | online      | sandbox/pr | false | template deploy: only team may use it, and the job"
                        + " sandbox/pr is not there; move the job, or add it to the template's folders",
                "once  | online      | sandbox/pr | true  | template deploy: only team may use it, and the job"
                        + " sandbox/pr is not there; move the job, or add it to the template's folders",
                "once  | online used | team/last  | false | agent deploy-x has had its one build, and takes no other",
                "once  | online used | team/last  | true  | ",
                "once  | online used | team/other | true  | agent deploy-x has had its one build, and takes no other",
                "again | online used | team/last  | false | ",
                "again | online used | team/other | false | agent deploy-x is kept for builds of team/last, and takes"
                        + " no others",
                "again | online used | team/other | true  | agent deploy-x is kept for builds of team/last, and takes"
                        + " no others",
                "gone  | online      | team/app   | false | ",
                "gone  | online      | team/other | false | the template of agent deploy-x is gone, so that it takes"
                        + " no more builds",
                "gone  | online used | team/last  | true  | ",
                "gone  | online used | team/last  | false | agent deploy-x has had its one build, and takes no other",
                "gone  | online used | sandbox/pr | true  | the template of agent deploy-x is gone, so that it takes"
                        + " no more builds",
            })
    void aNodeTakesTheBuildsThatItsTemplateAllows(
            String template, String node, String job, boolean back, String refusal) {
        assertThat(taking(template).refusal(node(node), job, back)).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void nobodyComesBackToANodeWhoseLastJobIsNotKnown() {
        Nodes.View node = node("online used");
        Nodes.View unknown =
                new Nodes.View(node.agent(), true, false, false, true, false, Optional.empty(), node.since());
        assertThat(taking("once").refusal(unknown, "team/app", true)).isPresent();
    }
}
