// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRowTest {

    @Test
    void settingsStandInTheOrderOfTheirKeysWithoutTheName() {
        Settings settings = Settings.NONE
                .with(TemplateKeys.ENVIRONMENT, new Setting<>(Map.of("A", "hunter2"), Origin.override("o.yaml:3")))
                .with(TemplateKeys.CPU, Setting.builtIn(512))
                .with(TemplateKeys.NAME, Setting.builtIn("deploy"))
                .with(TemplateKeys.SUBNETS, new Setting<>(List.of("a", "b"), Origin.discovered("DescribeServices")));
        assertThat(ValueRow.of(TemplateKeys.SCHEMA, settings))
                .containsExactly(
                        new ValueRow("cpu", "512", "default", "", ValueRow.Absence.NONE),
                        new ValueRow("subnets", "a, b", "discovered", "DescribeServices", ValueRow.Absence.NONE),
                        new ValueRow("environment", "A=…", "override", "o.yaml:3", ValueRow.Absence.NONE));
        assertThat(ValueRow.of(TemplateKeys.SCHEMA, Settings.NONE)).isEmpty();
    }

    @Test
    void factsStandUnderTheirTopics() {
        Map<String, List<ValueRow>> topics = ValueRow.byTopic(List.of(
                new FactLine("Task", "Cluster", Fact.found("demo", Origin.discovered("metadata"))),
                new FactLine("Network", "Public IP", Fact.none("there is none", "make one")),
                new FactLine("Task", "Service", Fact.found("ci", Origin.BUILT_IN))));
        assertThat(topics.keySet()).containsExactly("Task", "Network");
        assertThat(topics.get("Task"))
                .containsExactly(
                        new ValueRow("Cluster", "demo", "discovered", "metadata", ValueRow.Absence.NONE),
                        new ValueRow("Service", "ci", "default", "", ValueRow.Absence.NONE));
        assertThat(topics.get("Task")).allMatch(ValueRow::found);
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "ASLEEP, false", "DENIED, true", "FAILED, true"})
    void whatIsMissingSaysWhyAndWhetherItMayBeThere(Fact.Cause cause, boolean failed) {
        ValueRow row = row(new FactLine("Task", "Cluster", new Fact.Absent<>(cause, "there is none", "make one")));
        assertThat(row)
                .isEqualTo(new ValueRow(
                        "Cluster", "", "", "", new ValueRow.Absence("There is none.", "Make one.", failed)));
        assertThat(row.found()).isFalse();
    }

    private static ValueRow row(FactLine line) {
        return ValueRow.byTopic(List.of(line)).values().iterator().next().get(0);
    }
}
