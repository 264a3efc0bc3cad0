// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.state.PlanRecord.Planned;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRecordFileTest {

    private static final PlanCause ALICE =
            new PlanCause(PlanCause.Source.OVERRIDES, "alice", Instant.parse("2026-01-02T03:04:05.678Z"));

    private static final PlanRecord RECORD = new PlanRecord(
            Optional.of(ALICE),
            true,
            Map.of(
                    "cloud fargate-cloud",
                    new Planned(Map.of(Origin.Layer.DISCOVERED, "a1", Origin.Layer.OVERRIDE, "b2"), Optional.of(ALICE)),
                    "Jenkins URL",
                    new Planned(Map.of(), Optional.empty())));

    @Test
    void theRecordIsReadAsItWasWritten() throws IOException {
        assertThat(PlanRecordFile.read(PlanRecordFile.write(RECORD))).isEqualTo(RECORD);
        assertThat(PlanRecordFile.read(PlanRecordFile.write(PlanRecord.NONE))).isEqualTo(PlanRecord.NONE);
    }

    @Test
    void theSameRecordIsTheSameText() {
        String text = PlanRecordFile.write(RECORD);
        assertThat(text)
                .endsWith("\n}\n")
                .contains("\"at\" : \"2026-01-02T03:04:05.678Z\"")
                .containsSubsequence("Jenkins URL", "cloud fargate-cloud");
        assertThat(PlanRecordFile.write(new PlanRecord(RECORD.edit(), RECORD.fresh(), RECORD.targets())))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "hello",
                "{\"fresh\": true}",
                "{\"edit\": null, \"fresh\": true, \"targets\": {}, \"other\": 1}",
                "{\"edit\": {\"source\": \"NOBODY\", \"by\": \"\", \"at\": \"2026-01-02T03:04:05Z\"}, \"fresh\": true,"
                        + " \"targets\": {}}",
                "{\"edit\": {\"source\": \"JCASC\", \"by\": \"\", \"at\": \"today\"}, \"fresh\": true, \"targets\":"
                        + " {}}",
                "{\"edit\": {\"source\": \"JCASC\", \"by\": \"\", \"at\": null}, \"fresh\": true, \"targets\": {}}",
                "{\"edit\": null, \"fresh\": true, \"targets\": {\"a\": null}}"
            })
    void whatIsNoRecordIsRefused(String text) {
        assertThatThrownBy(() -> PlanRecordFile.read(text)).isInstanceOf(IOException.class);
    }
}
