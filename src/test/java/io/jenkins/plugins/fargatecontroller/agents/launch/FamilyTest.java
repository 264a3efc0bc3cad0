// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {

    @Test
    void aFamilyBelongsToOneContent() {
        Content content = Fleets.content("image:1");
        String family = Family.of("jenkins", content);
        assertThat(family)
                .matches("jenkins-agent-[0-9a-f]{16}")
                .isEqualTo(Family.of("jenkins", Fleets.content("image:1")));
        assertThat(Set.of(
                        family,
                        Family.of("jenkins", content.withImage("image:2")),
                        Family.of("other", content),
                        Family.of(
                                "jenkins",
                                new Content(
                                        content.agent(),
                                        List.of(),
                                        List.of(),
                                        new Platform(Platform.ARM, "LINUX"),
                                        content.executionRole()))))
                .hasSize(4);
    }

    @Test
    void theOrderInWhichAMapWasWrittenIsNoContent() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("A", "1");
        one.put("B", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("B", "2");
        other.put("A", "1");
        assertThat(Family.canonical(Fleets.withSecrets(one)))
                .isEqualTo(Family.canonical(Fleets.withSecrets(other)))
                .isEqualTo("{\"agent\":{\"image\":\"image\",\"options\":{\"initProcess\":false},"
                        + "\"secrets\":{\"A\":\"1\",\"B\":\"2\"},\"workFolder\":\"/work\"},"
                        + "\"platform\":{\"architecture\":\"X86_64\",\"system\":\"LINUX\"}}");
    }

    @Test
    void familiesOfOthersAreNotOurs() {
        assertThat(Family.isOurs("jenkins", Family.of("jenkins", Fleets.content("i"))))
                .isTrue();
        assertThat(Family.isOurs("jenkins", "jenkins-agent-x")).isFalse();
        assertThat(Family.isOurs("jenkins", Family.of("jenkins-agent", Fleets.content("i"))))
                .isFalse();
        assertThat(Family.isOurs("jenkins-agent", Family.of("jenkins", Fleets.content("i"))))
                .isFalse();
    }

    @Test
    void onlyAContentHasAFamilyOfOurs() {
        Content content = Fleets.content("image:1");
        assertThat(Family.of("jenkins", (TaskSource) content)).contains(Family.of("jenkins", content));
        assertThat(Family.of("jenkins", new OwnDefinition("mine:7", "main"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"team/jenkins, team-jenkins-agent-", "'', -agent-", "ä ö, ----agent-"})
    void aPrefixHasOnlyWhatEcsTakes(String controller, String prefix) {
        assertThat(Family.prefix(controller)).isEqualTo(prefix);
        assertThat(Family.of(controller, Fleets.content("i"))).startsWith(prefix);
        assertThat(Family.isOurs(controller, Family.of(controller, Fleets.content("i"))))
                .isTrue();
    }
}
