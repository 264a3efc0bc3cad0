// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form as it is shown: its texts, what holds where they are empty, and what is wrong with them. */
public final class FormView {

    private final OverridesForm form;
    private final List<FieldProblem> problems;
    private final Baseline inherited;
    private final String fingerprint;
    private final String focus;

    private FormView(OverridesForm form, List<FieldProblem> problems, Baseline inherited, String fingerprint) {
        this(form, problems, inherited, fingerprint, "");
    }

    private FormView(
            OverridesForm form, List<FieldProblem> problems, Baseline inherited, String fingerprint, String focus) {
        this.form = form;
        this.problems = problems;
        this.inherited = inherited;
        this.fingerprint = fingerprint;
        this.focus = focus;
    }

    /** The form with what is stored, not checked. */
    public static FormView stored(OverridesForm form, PlanPreview preview) {
        return new FormView(form, List.of(), Baseline.of(preview, form), FormFingerprint.of(form));
    }

    /** The same, with room for one more template, see {@link OverridesForm#with}. */
    public static FormView stored(
            OverridesForm stored, @Nullable String cloud, @Nullable String template, PlanPreview preview) {
        OverridesForm form = stored.with(cloud, template);
        String focus = form.place(cloud, template)
                .map(entry -> entry + "." + TemplateKeys.LABEL)
                .orElse("");
        return new FormView(form, List.of(), Baseline.of(preview, form), FormFingerprint.of(stored), focus);
    }

    /**
     * The form as it was submitted, checked.
     *
     * @param before what is stored now
     * @param shown the fingerprint of what was stored when the form was made; another one means that somebody has saved
     *     something since
     */
    public static FormView submitted(OverridesForm form, OverridesForm before, String shown, PlanPreview preview) {
        String fingerprint = FormFingerprint.of(before);
        Stream<FieldProblem> outdated = shown.equals(fingerprint) ? Stream.empty() : Stream.of(FieldProblem.OUTDATED);
        return new FormView(
                form,
                Stream.concat(outdated, FieldProblem.of(form, preview).stream()).toList(),
                Baseline.of(preview, form),
                fingerprint);
    }

    /** Of what was stored when the form was made; the form sends it back. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The field to begin with, when the form was opened for one template; else empty. */
    public String focus() {
        return focus;
    }

    /** The same, when the form was opened to add one. */
    public String newFocus() {
        return OverridesForm.TEMPLATES + "." + form.templates().size() + "." + TemplateKeys.NAME;
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    public boolean valid() {
        return problems.isEmpty();
    }

    /** What is to be stored. */
    public Map<String, Object> values() {
        return form.values(inherited.known());
    }

    /** The templates that there are without any override. */
    public Set<TemplateId> known() {
        return inherited.known();
    }

    /** Whether there is such a template without any override, so that it comes back when its entry goes. */
    public boolean isKnown(@Nullable Map<String, String> texts) {
        return texts != null && known().stream().anyMatch(id -> id.name().equals(texts.get(TemplateKeys.NAME.name())));
    }

    public Map<String, String> controller() {
        return form.controller();
    }

    public List<Map<String, String>> clouds() {
        return form.clouds();
    }

    public List<Map<String, String>> templates() {
        return form.templates();
    }

    public Map<String, String> controllerHints() {
        return inherited.controller();
    }

    public Map<String, String> cloudHints(String name) {
        return inherited.cloud(name);
    }

    /**
     * What a template inherits.
     *
     * @param texts the entry; null for a new one
     */
    public Map<String, String> templateHints(@Nullable Map<String, String> texts) {
        return inherited.template(texts == null ? Map.of() : texts);
    }

    public List<FormField> templateFields() {
        return FormFields.TEMPLATES;
    }

    public List<FormField> advancedFields() {
        return FormFields.ADVANCED;
    }

    public List<FormField> cloudFields() {
        return FormFields.CLOUDS;
    }

    public List<FormField> controllerFields() {
        return FormFields.CONTROLLERS;
    }
}
