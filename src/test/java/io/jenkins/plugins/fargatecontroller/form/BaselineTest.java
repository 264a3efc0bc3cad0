// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.TemplateId;
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
    void whatOnlyTheFormNamesIsNotKnown() {
        FormView view = view(Map.of("templates", List.of(Map.of("name", "mine", "cpu", "512"))));
        assertThat(view.known())
                .containsExactlyInAnyOrder(
                        new TemplateId(CloudNames.ON_DEMAND, "build-example"),
                        new TemplateId(CloudNames.SPOT, "build-example"));
        assertThat(view.templateHints(view.templates().get(0))).containsEntry("label", "mine (default)");
    }

    @Test
    void beforeTheFirstDiscoveryNothingIsInherited() {
        FormView view = FormView.stored(OverridesForm.of(Map.of()), new PlanPreview(Optional.empty()));
        assertThat(view.controllerHints()).isEmpty();
        assertThat(view.known()).isEmpty();
        assertThat(MemoryChoices.of(new PlanPreview(Optional.empty()), null, null, null))
                .extracting(Choice::label)
                .containsExactly("Not set here");
    }

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
    void aFormThatGrewOldIsNotSavedUnseen() {
        OverridesForm before = OverridesForm.of(Map.of("executors", "1"));
        FormView opened = FormView.stored(before, CloudNames.SPOT, "build-example", SAMPLE);
        OverridesForm typed = OverridesForm.of(Map.of("executors", "2"));
        assertThat(FormView.submitted(typed, before, opened.fingerprint(), SAMPLE)
                        .valid())
                .isTrue();
        OverridesForm meanwhile = OverridesForm.of(Map.of("executors", "1", "drift", "keep"));
        FormView again = FormView.submitted(typed, meanwhile, opened.fingerprint(), SAMPLE);
        assertThat(again.problems())
                .extracting(FieldProblem::message)
                .singleElement()
                .asString()
                .startsWith("Somebody else has saved changes since you opened this form.");
        assertThat(again.controller()).containsEntry("executors", "2");
        assertThat(FormView.submitted(typed, meanwhile, again.fingerprint(), SAMPLE)
                        .valid())
                .isTrue();
    }

    @Test
    void aLinkLeadsToItsTemplate() {
        OverridesForm form = OverridesForm.of(Map.of("templates", List.of(Map.of("name", "mine", "cpu", "1024"))));
        assertThat(FormView.stored(form, CloudNames.SPOT, "build-example", SAMPLE)
                        .focus())
                .isEqualTo("templates.1.label");
        assertThat(FormView.stored(form, null, "mine", SAMPLE).focus()).isEqualTo("templates.0.label");
        assertThat(FormView.stored(form, null, null, SAMPLE).focus()).isEmpty();
        assertThat(FormView.stored(form, null, null, SAMPLE).newFocus()).isEqualTo("templates.1.name");
    }

    @Test
    void onlyAKnownTemplateComesBackWithoutItsEntry() {
        FormView view = FormView.stored(OverridesForm.of(Map.of()), SAMPLE);
        assertThat(view.isKnown(Map.of("name", "build-example"))).isTrue();
        assertThat(view.isKnown(Map.of("name", "mine"))).isFalse();
        assertThat(view.isKnown(null)).isFalse();
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
