// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final PlanPreview SAMPLE = new PlanPreview(Optional.of(Samples.complete()));

    @Test
    void aHintIsTheValueWithoutTheOverrideAndItsLayer() {
        FormView view = view(Map.of(
                "executors",
                "4",
                "templates",
                List.of(Map.of("name", "build-example", "cpu", "4096", "memory", "8192"))));
        assertThat(view.controllerHints())
                .containsEntry("executors", "0 (default)")
                .containsEntry("sampleJobs", "Yes (default)")
                .containsEntry("rootUrl", "https://jenkins.example.com/ (discovered)");
        assertThat(view.cloudHints(CloudNames.SPOT))
                .containsEntry("cluster", Samples.SPOT_CLUSTER + " (parameter store)")
                .containsEntry("enabled", "Yes (default)");
        assertThat(view.templateHints(view.templates().get(0)))
                .containsEntry("cpu", "0.5 vCPU (parameter store)")
                .containsEntry("memory", "1 GiB (parameter store)")
                .containsEntry("securityGroups", "sg-0a1b2c3d4e5f60001 (discovered)");
    }

    @Test
    void aNewTemplateInheritsTheUsualValues() {
        assertThat(view(Map.of()).templateHints(null))
                .containsEntry("cpu", "0.5 vCPU (default)")
                .containsEntry("subnets", "subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002 (discovered)");
    }

    @Test
    void beforeTheFirstDiscoveryNothingIsInherited() {
        FormView view = FormView.stored(OverridesForm.of(Map.of()), new PlanPreview(Optional.empty()));
        assertThat(view.controllerHints()).isEmpty();
        assertThat(view.known()).isEmpty();
    }

    @Test
    void aTemplateThatTheParameterStoreSwitchesOffStillTellsItsValues() {
        Environment environment = Samples.withTemplates(Samples.template(
                "off", "{\"cloud\": \"fargate-cloud\", \"cpu\": 1024, \"memory\": 2048, \"enabled\": false}"));
        FormView view = FormView.stored(
                OverridesForm.of(Map.of()), CloudNames.ON_DEMAND, "off", new PlanPreview(Optional.of(environment)));
        assertThat(view.templateHints(view.templates().get(0)))
                .containsEntry("enabled", "No (parameter store)")
                .containsEntry("cpu", "1 vCPU (parameter store)");
        assertThat(view.known()).extracting(TemplateId::name).doesNotContain("off");
    }

    @Test
    void hintsAreInTheWordsOfTheForm() {
        FormView view = FormView.stored(OverridesForm.of(Map.of()), SAMPLE);
        assertThat(view.templateHints(null)).containsEntry("label", "The name of the template");
        assertThat(view.templateHints(Map.of("name", "no name"))).containsEntry("label", "The name of the template");
        assertThat(view.controllerHints()).containsEntry("drift", "Revert (default)");
    }

    /** A form that was open while Jenkins started again is no older for it. */
    @Test
    void theFingerprintOfTheSameOverridesIsTheSame() {
        Map<String, String> one = Map.of("name", "build-example", "cpu", "512", "memory", "1024");
        assertThat(FormFingerprint.of(OverridesForm.of(Map.of("executors", "1", "templates", List.of(one)))))
                .isEqualTo("1734c8fcb727a347");
    }

    private static FormView view(Map<String, ?> overrides) {
        return FormView.stored(OverridesForm.of(overrides), SAMPLE);
    }
}
