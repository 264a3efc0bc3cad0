// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final AgentTemplate LIMITED =
            Fleets.template("limited", UseRules.usual().withMaxAgents(2), "limited");
    private static final AgentTemplate OTHER = Fleets.template("other", "other");

    private static Slot slot(AgentTemplate template) {
        return new Slot("agent", template.id(), template.labels(), Slot.Phase.TAKEN, Optional.empty());
    }

    @Test
    void withoutLimitsThereIsAlwaysRoom() {
        Room room = new Room(Fleets.of(OTHER), Collections.nCopies(1000, slot(OTHER)));
        assertThat(room.full(OTHER)).isEmpty();
    }

    @Test
    void aTemplateIsFullWithItsLastAgentAndOthersAreNot() {
        Room room = new Room(Fleets.of(LIMITED, OTHER), List.of(slot(LIMITED), slot(OTHER), slot(OTHER)));
        assertThat(room.full(LIMITED)).isEmpty();
        room.count(LIMITED.id());
        assertThat(room.full(LIMITED))
                .contains("template limited: all 2 agents that maxAgents allows are in use;"
                        + " the build starts when one ends");
        assertThat(room.full(OTHER)).isEmpty();
    }

    @Test
    void aCloudIsFullWithTheAgentsOfAllItsTemplates() {
        Room room = new Room(Fleets.limited(3, LIMITED, OTHER), List.of(slot(LIMITED), slot(OTHER)));
        assertThat(room.full(OTHER)).isEmpty();
        room.count(OTHER.id());
        assertThat(room.full(LIMITED))
                .contains("cloud fargate-cloud: all 3 agents that maxAgents allows are in use;"
                        + " the build starts when one ends");
    }

    @Test
    void anAgentWhoseTemplateIsGoneCountsForItsCloud() {
        AgentTemplate gone = Fleets.template("gone", "gone");
        assertThat(new Room(Fleets.limited(1, OTHER), List.of(slot(gone))).full(OTHER))
                .isPresent();
    }

    @Test
    void theLimitOfOneCloudIsNoneOfAnother() {
        Fleet both = Fleets.both();
        Fleet limited = new Fleet(
                "jenkins",
                List.of(
                        Fleets.limited(0, both.clouds().get(0).templates().get(0))
                                .clouds()
                                .get(0),
                        both.clouds().get(1)));
        Room room = new Room(limited, List.of());
        assertThat(limited.templates().filter(template -> room.full(template).isPresent()))
                .extracting(template -> template.id().cloud())
                .containsExactly("fargate-cloud");
    }

    @Test
    void aTemplateThatMayHaveNoAgentIsFullFromTheStart() {
        AgentTemplate none = Fleets.template("none", UseRules.usual().withMaxAgents(0), "none");
        assertThat(new Room(Fleets.of(none), List.of()).full(none)).isPresent();
    }
}
