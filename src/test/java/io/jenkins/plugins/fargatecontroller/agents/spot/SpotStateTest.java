// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.spot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotStateTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final SpotRules RULES = SpotRules.usual();

    private static SpotState fallen() {
        return SpotState.normal().shortage("a", NOW.minusSeconds(599), RULES).shortage("b", NOW, RULES);
    }

    @Test
    void oneInterruptionIsTheNatureOfSpot() {
        assertThat(SpotState.normal().shortage("a", NOW, RULES).use(NOW)).isEqualTo(Use.SPOT);
    }

    @Test
    void twoInTenMinutesMakeOnDemandServeForFifteen() {
        SpotState state = fallen();
        assertThat(state.use(NOW)).isEqualTo(Use.ON_DEMAND);
        assertThat(state.use(NOW.plusSeconds(899))).isEqualTo(Use.ON_DEMAND);
        assertThat(state.use(NOW.plusSeconds(900))).isEqualTo(Use.PROBE);
    }

    @Test
    void twoThatAreFurtherApartDoNot() {
        SpotState state =
                SpotState.normal().shortage("a", NOW.minusSeconds(600), RULES).shortage("b", NOW, RULES);
        assertThat(state.use(NOW)).isEqualTo(Use.SPOT);
        assertThat(state.events()).containsExactly(NOW);
    }

    @Test
    void thenOneAgentTriesSpotWhileTheOthersDoNot() {
        Instant later = NOW.plusSeconds(900);
        SpotState probing = fallen().probing("p");
        assertThat(probing.use(later)).isEqualTo(Use.ON_DEMAND);
        assertThat(probing.connected("another").use(later)).isEqualTo(Use.ON_DEMAND);
        assertThat(probing.connected("p")).isEqualTo(SpotState.normal());
    }

    @Test
    void aProbeThatFailsMakesOnDemandServeOn() {
        Instant later = NOW.plusSeconds(900);
        SpotState again = fallen().probing("p").shortage("p", later, RULES);
        assertThat(again.use(later.plusSeconds(899))).isEqualTo(Use.ON_DEMAND);
        assertThat(again.use(later.plusSeconds(900))).isEqualTo(Use.PROBE);
    }

    @Test
    void aProbeThatWentForOtherReasonsIsFollowedByAnother() {
        Instant later = NOW.plusSeconds(900);
        SpotState probing = fallen().probing("p");
        assertThat(probing.gone("another").use(later)).isEqualTo(Use.ON_DEMAND);
        assertThat(probing.gone("p").use(later)).isEqualTo(Use.PROBE);
    }

    @Test
    void whatComesLateDoesNotLengthenTheFallback() {
        assertThat(fallen().shortage("c", NOW.plusSeconds(60), RULES)).isEqualTo(fallen());
    }

    @Test
    void somebodyMaySwitchIt() {
        SpotState forced = SpotState.normal().fallBack(NOW, Duration.ofHours(1));
        assertThat(forced.use(NOW.plusSeconds(3599))).isEqualTo(Use.ON_DEMAND);
    }

    @Test
    void itSurvivesARestart() {
        Map<String, SpotState> clouds = Map.of(
                "one", fallen().probing("p"),
                "two", SpotState.normal().shortage("a", NOW, RULES),
                "three", SpotState.normal());
        assertThat(SpotFile.read(SpotFile.write(clouds))).contains(clouds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"one\": null}",
                "{\"one\": {\"events\": [null], \"until\": \"\", \"probe\": \"\"}}",
                "{\"one\": {\"events\": [], \"until\": \"\", \"probe\": \"\", \"newer\": 1}}",
                "{\"one\":{\"events\":[\"yesterday\"],\"until\":\"\",\"probe\":\"\"}}"
            })
    void aTextThatCannotBeReadSaysNothing(String text) {
        assertThat(SpotFile.read(text)).isEmpty();
    }
}
