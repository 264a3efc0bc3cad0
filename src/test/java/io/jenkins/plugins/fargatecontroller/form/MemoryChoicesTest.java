// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryChoicesTest {

    private static final PlanPreview SAMPLE = new PlanPreview(Optional.of(Samples.complete()));

    @Test
    void memoryFollowsCpu() {
        assertThat(MemoryChoices.of(SAMPLE, "build-example", "", "256"))
                .extracting(Choice::value)
                .containsExactly("", "512", "1024", "2048");
        assertThat(MemoryChoices.of(SAMPLE, "build-example", "", "4096"))
                .as("the inherited memory does not fit, so one must be chosen")
                .extracting(Choice::label)
                .startsWith("8 GiB", "9 GiB")
                .endsWith("30 GiB");
    }

    @Test
    void withoutACpuTheInheritedOneCounts() {
        assertThat(MemoryChoices.of(SAMPLE, "build-example", CloudNames.SPOT, ""))
                .containsExactly(
                        new Choice("1 GiB (parameter store)", ""),
                        new Choice("1 GiB", "1024"),
                        new Choice("2 GiB", "2048"),
                        new Choice("3 GiB", "3072"),
                        new Choice("4 GiB", "4096"));
    }

    @Test
    void aTemplateThatNobodyKnowsInheritsTheDefaults() {
        assertThat(MemoryChoices.of(SAMPLE, null, null, null))
                .extracting(Choice::label)
                .containsExactly("1 GiB (default)", "1 GiB", "2 GiB", "3 GiB", "4 GiB");
    }

    @Test
    void beforeAnythingWasFoundThereIsNothingToChooseFrom() {
        assertThat(MemoryChoices.of(new PlanPreview(Optional.empty()), null, null, null))
                .containsExactly(new Choice("Not set here", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "0", "999999"})
    void aCpuThatFargateLacksGoesWithNoMemory(String cpu) {
        assertThat(MemoryChoices.of(cpu, inherited())).containsExactly(new Choice("1 GiB (default)", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-256", "1000000", "2.5", " "})
    void aTextThatIsNoCpuIsAsNone(String cpu) {
        assertThat(MemoryChoices.of(cpu, inherited()))
                .extracting(Choice::value)
                .containsExactly("", "512", "1024", "2048");
    }

    @Test
    void aCpuMayStandBetweenBlanks() {
        assertThat(MemoryChoices.of(" 512 ", inherited()))
                .extracting(Choice::value)
                .containsExactly("", "1024", "2048", "3072", "4096");
    }

    private static Settings inherited() {
        return Settings.NONE
                .with(TemplateKeys.CPU, Setting.builtIn(256))
                .with(TemplateKeys.MEMORY, Setting.builtIn(1024));
    }
}
