// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotFileTest {

    private static final Instant NOON = Instant.parse("2026-08-03T12:00:00Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, SpotState> clouds = Map.of(
                "a", new SpotState(List.of(NOON, NOON.plusSeconds(1)), Optional.of(NOON), Optional.of("agent-1")),
                "b", new SpotState(List.of(), Optional.empty(), Optional.empty()));
        assertThat(SpotFile.read(SpotFile.write(clouds))).contains(clouds);
        assertThat(SpotFile.read(SpotFile.write(Map.of()))).contains(Map.of());
    }

    @Test
    void timesAreTexts() {
        assertThat(SpotFile.write(Map.of("a", new SpotState(List.of(NOON), Optional.empty(), Optional.empty()))))
                .isEqualTo("{\"a\":{\"events\":[\"2026-08-03T12:00:00Z\"],\"until\":\"\",\"probe\":\"\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"a\": null}",
                "{\"a\": {}}",
                "{\"a\": {\"events\": null, \"until\": \"\", \"probe\": \"\"}}",
                "{\"a\": {\"events\": [null], \"until\": \"\", \"probe\": \"\"}}",
                "{\"a\": {\"events\": [\"noon\"], \"until\": \"\", \"probe\": \"\"}}",
                "{\"a\": {\"events\": [], \"until\": \"soon\", \"probe\": \"\"}}",
                "{\"a\": {\"events\": [], \"until\": \"\", \"probe\": \"\", \"more\": 1}}",
            })
    void whatIsNoneIsAsNothing(String text) {
        assertThat(SpotFile.read(text)).isEmpty();
    }
}
