// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayFileTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        DayBook.Kept kept = new DayBook.Kept(
                List.of(
                        new DayBook.Count(NOW, Happening.LOST, 0),
                        new DayBook.Count(NOW.plusSeconds(600), Happening.ORPHAN_STOPPED, 100_000)),
                List.of(new DayBook.Wait(NOW, Duration.ofMillis(7500))));
        assertThat(DayFile.read(DayFile.write(kept))).contains(kept);
        DayBook.Kept empty = new DayBook.Kept(List.of(), List.of());
        assertThat(DayFile.read(DayFile.write(empty))).contains(empty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"counts\": null, \"waits\": []}",
                "{\"counts\": [null], \"waits\": []}",
                "{\"counts\": [{\"at\": \"now\", \"what\": \"LOST\", \"number\": 1}], \"waits\": []}",
                "{\"counts\": [{\"at\": \"2026-11-25T10:00:00Z\", \"what\": \"?\", \"number\": 1}], \"waits\": []}",
                "{\"counts\": [{\"at\": \"2026-11-25T10:00:00Z\", \"what\": \"LOST\", \"number\": -1}], \"waits\": []}",
                "{\"counts\": [{\"at\": \"2026-11-25T10:00:00Z\", \"what\": \"LOST\", \"number\": 100001}], \"waits\":"
                        + " []}",
                "{\"counts\": [], \"waits\": [{\"at\": \"2026-11-25T10:00:00Z\", \"milliseconds\": null}]}"
            })
    void aTextThatCannotBeReadSaysNothing(String text) {
        assertThat(DayFile.read(text)).isEmpty();
    }
}
