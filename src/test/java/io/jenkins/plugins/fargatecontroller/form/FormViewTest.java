// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Growth;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form as it is shown. Of many templates each is opened when somebody wants to change it. */
class FormViewTest {

    private static final int MANY = 120;

    private static final PlanPreview SAMPLE = new PlanPreview(Optional.of(Samples.complete()));

    private static final PlanPreview STORE =
            new PlanPreview(Optional.of(Samples.withTemplates(Growth.templates(MANY))));

    @Test
    void whatOnlyTheFormNamesIsNotKnown() {
        FormView view = stored(Map.of("templates", List.of(Map.of("name", "mine", "cpu", "512"))));
        assertThat(view.known())
                .containsExactlyInAnyOrder(
                        new TemplateId(CloudNames.ON_DEMAND, "build-example"),
                        new TemplateId(CloudNames.SPOT, "build-example"));
        assertThat(view.templateHints(view.templates().get(0))).containsEntry("label", "mine (default)");
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
                .startsWith("Other changes have been saved since this form was opened.");
        assertThat(again.controller()).containsEntry("executors", "2");
        assertThat(FormView.submitted(typed, meanwhile, again.fingerprint(), SAMPLE)
                        .valid())
                .isTrue();
    }

    @Test
    void aFormThatIsSubmittedTwiceIsSavedTwice() {
        FormView opened = FormView.stored(OverridesForm.of(Map.of()), CloudNames.SPOT, "build-example", SAMPLE);
        OverridesForm typed = OverridesForm.of(Map.of(
                "executors",
                "2",
                "templates",
                List.of(Map.of("name", "build-example"), Map.of("name", "mine", "environment", "A=b"))));
        FormView first = FormView.submitted(typed, OverridesForm.of(Map.of()), opened.fingerprint(), SAMPLE);
        OverridesForm saved = OverridesForm.of(first.values());
        FormView second = FormView.submitted(typed, saved, opened.fingerprint(), SAMPLE);
        assertThat(second.valid()).isTrue();
        assertThat(second.values()).isEqualTo(first.values());
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
    void theFieldsAreThoseOfTheForm() {
        FormView view = stored(Map.of("executors", "4"));
        assertThat(view.controller()).isEqualTo(Map.of("executors", "4"));
        assertThat(view.clouds()).hasSize(2);
        assertThat(view.templates()).isEmpty();
        assertThat(view.values()).isEqualTo(Map.of("executors", "4", "clouds", List.of(), "templates", List.of()));
        assertThat(Stream.of(view.templateFields(), view.advancedFields(), view.cloudFields(), view.controllerFields())
                        .flatMap(List::stream))
                .containsExactlyElementsOf(FormFields.all());
    }

    @Test
    void aDozenIsOpen() {
        FormView view = FormView.stored(form(12), STORE);
        assertThat(view.folded()).isFalse();
        assertThat(view.templates()).allMatch(view::isOpened);
    }

    @Test
    void ofMoreOnlyTheOneIsOpenThatTheLinkIsFor() {
        FormView view = FormView.stored(form(MANY), null, "t00007", STORE);
        assertThat(view.folded()).isTrue();
        assertThat(view.templates()).filteredOn(view::isOpened).containsExactly(template(7));
        assertThat(view.isOpened(null)).as("a new one").isTrue();
        assertThat(FormView.stored(form(MANY), STORE).templates()).noneMatch(view(MANY)::isOpened);
    }

    @Test
    void whatIsWrongIsOpen() {
        OverridesForm before = form(MANY);
        Map<String, String> wrong = new HashMap<>(template(90));
        wrong.put("cpu", "much");
        List<Map<String, String>> templates = before.templates().stream()
                .map(texts -> texts.equals(template(90)) ? wrong : texts)
                .toList();
        OverridesForm typed = new OverridesForm(before.controller(), before.clouds(), templates);
        FormView view = FormView.submitted(typed, before, FormFingerprint.of(before), STORE);
        assertThat(view.problems()).extracting(FieldProblem::field).containsExactly("templates.90.cpu");
        assertThat(view.templates()).filteredOn(view::isOpened).containsExactly(wrong);
    }

    @Test
    void whatIsNotOpenedIsSavedAsItWas() {
        OverridesForm before = form(MANY);
        FormView shown = FormView.stored(before, STORE);
        List<Map<String, String>> submitted = shown.templates();
        FormView view = FormView.submitted(
                OverridesForm.of(Map.of("templates", submitted)), before, shown.fingerprint(), STORE);
        assertThat(view.valid()).isTrue();
        assertThat(view.values()).isEqualTo(before.values(List.of()));
    }

    @Test
    void aSummarySaysWhatIsOverriddenAndNoValueOfAVariable() {
        Map<String, String> texts = Map.of(
                "name",
                "deploy",
                "cloud",
                "fargate-cloud",
                "cpu",
                "1024",
                "memory",
                "2048",
                "enabled",
                "false",
                "image",
                "jenkins/agent",
                "environment",
                "TOKEN=secret");
        assertThat(view(1).summary(texts))
                .isEqualTo("Cloud: fargate-cloud, Enabled: No, Container image: jenkins/agent, CPU: 1 vCPU,"
                        + " Memory: 2 GiB, Environment variables");
        assertThat(view(1).summary(Map.of("name", "x", "memory", "much"))).isEqualTo("Memory: much");
    }

    @Test
    void oneTemplateInheritsTheSameAloneAsAmongTheOthers() {
        FormView all = FormView.stored(form(12), STORE);
        for (Map<String, String> texts : all.templates()) {
            FormView alone = FormView.entry(texts, STORE);
            assertThat(alone.templates()).containsExactly(texts);
            assertThat(alone.isOpened(texts)).isTrue();
            assertThat(alone.isKnown(texts)).isEqualTo(all.isKnown(texts));
            assertThat(alone.templateHints(texts)).isEqualTo(all.templateHints(texts));
        }
        assertThat(FormView.entry(Map.of("name", "other"), STORE).isKnown(Map.of("name", "other")))
                .isFalse();
    }

    /** Counted, since no clock is the same twice: 120 templates are planned once to show the form, not once for each. */
    @Test
    void oneAmongManyCostsNoMoreThanAlone() throws Exception {
        PlanPreview few = new PlanPreview(Optional.of(Samples.withTemplates(Growth.templates(1))));
        Map<String, String> texts = template(0);
        FormView.entry(texts, few).templateHints(texts);
        long alone = Growth.allocated(() -> FormView.entry(texts, few).templateHints(texts));
        long amongMany = Growth.allocated(() -> FormView.entry(texts, STORE).templateHints(texts));
        assertThat(amongMany).isLessThan(2 * alone);
        assertThat(Growth.allocated(() -> MemoryChoices.of(STORE, "t00000", "", "512")))
                .isLessThan(2 * Growth.allocated(() -> MemoryChoices.of(few, "t00000", "", "512")));
    }

    /** A save plans without the overrides once, and with them once. */
    @Test
    void aSubmittedFormIsPlannedTwice() throws Exception {
        OverridesForm form = form(MANY);
        String shown = FormFingerprint.of(form);
        Growth.Work plan = () -> new PlanPreview(STORE.environment()).inherited();
        Growth.Work save = () -> FormView.submitted(form, form, shown, new PlanPreview(STORE.environment()))
                .values();
        plan.run();
        save.run();
        assertThat(Growth.allocated(save)).isLessThan(4 * Growth.allocated(plan));
    }

    private static FormView stored(Map<String, ?> overrides) {
        return FormView.stored(OverridesForm.of(overrides), SAMPLE);
    }

    private static FormView view(int count) {
        return FormView.stored(form(count), STORE);
    }

    private static OverridesForm form(int count) {
        return OverridesForm.of(Map.of(
                "templates",
                IntStream.range(0, count).mapToObj(FormViewTest::template).toList()));
    }

    private static Map<String, String> template(int number) {
        return Map.of("name", "t%05d".formatted(number), "memory", "4096", "cpu", "1024");
    }
}
