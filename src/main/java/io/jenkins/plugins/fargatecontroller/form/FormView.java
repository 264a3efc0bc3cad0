// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form as it is shown: its texts, what holds where they are empty, and what is wrong with them. */
public final class FormView {

    /** As many templates are seen at a glance; of more, each is opened when somebody wants to change it. */
    public static final int AT_A_GLANCE = 12;

    private static final Pattern TEMPLATE = Pattern.compile(OverridesForm.TEMPLATES + "\\.([0-9]{1,6})\\..*");

    private final OverridesForm form;
    private final List<FieldProblem> problems;
    private final Set<Map<String, String>> opened;
    private final Baseline inherited;
    private final String fingerprint;
    private final String focus;
    private final Set<String> known;

    private FormView(
            OverridesForm form, List<FieldProblem> problems, PlanPreview preview, String fingerprint, String focus) {
        this.form = form;
        this.problems = problems;
        this.opened = opened(form, Stream.concat(problems.stream().map(FieldProblem::field), Stream.of(focus)));
        this.inherited = Baseline.of(preview, opened);
        this.fingerprint = fingerprint;
        this.focus = focus;
        this.known = inherited.known().stream().map(TemplateId::name).collect(Collectors.toSet());
    }

    /** The templates whose fields are there from the beginning: all if there are few, else those with one of these fields. */
    private static Set<Map<String, String>> opened(OverridesForm form, Stream<String> fields) {
        List<Map<String, String>> all = form.templates();
        return all.size() <= AT_A_GLANCE
                ? Set.copyOf(all)
                : fields.map(TEMPLATE::matcher)
                        .filter(Matcher::matches)
                        .map(place -> Integer.parseInt(place.group(1)))
                        .filter(index -> index < all.size())
                        .map(all::get)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The form with what is stored, not checked. */
    public static FormView stored(OverridesForm form, PlanPreview preview) {
        return new FormView(form, List.of(), preview, FormFingerprint.of(form), "");
    }

    /** The same, with room for one more template, see {@link OverridesForm#with}. */
    public static FormView stored(
            OverridesForm stored, @Nullable String cloud, @Nullable String template, PlanPreview preview) {
        OverridesForm form = stored.with(cloud, template);
        String focus = form.place(cloud, template)
                .map(entry -> entry + "." + TemplateKeys.LABEL)
                .orElse("");
        return new FormView(form, List.of(), preview, FormFingerprint.of(stored), focus);
    }

    /** One template of a form with its fields, as it stands there, not checked. */
    public static FormView entry(Map<?, ?> texts, PlanPreview preview) {
        OverridesForm form = OverridesForm.of(Map.of(OverridesForm.TEMPLATES, texts));
        Set<String> names = form.templates().stream()
                .map(entry -> entry.getOrDefault(TemplateKeys.NAME.name(), ""))
                .collect(Collectors.toSet());
        return stored(form, preview.only(names));
    }

    /**
     * The form as it was submitted, checked.
     *
     * @param before what is stored now
     * @param shown the fingerprint of what was stored when the form was made; another one means that something has been
     *     saved since. It may be this very form: who presses a button twice has it submitted twice
     */
    public static FormView submitted(OverridesForm form, OverridesForm before, String shown, PlanPreview preview) {
        String fingerprint = FormFingerprint.of(before);
        FormView view = new FormView(form, FieldProblem.of(form, preview), preview, fingerprint, "");
        if (shown.equals(fingerprint) || (view.valid() && view.says(before))) {
            return view;
        }
        List<FieldProblem> problems = Stream.concat(Stream.of(FieldProblem.OUTDATED), view.problems.stream())
                .toList();
        return new FormView(form, problems, preview, fingerprint, "");
    }

    private boolean says(OverridesForm other) {
        return OverridesForm.of(values()).equals(other);
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
        return texts != null && known.contains(texts.getOrDefault(TemplateKeys.NAME.name(), ""));
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

    /** Whether there are so many templates that one looks for them by a filter. */
    public boolean folded() {
        return form.templates().size() > AT_A_GLANCE;
    }

    /**
     * Whether the fields of a template are there; else there is what it says, which is submitted all the same.
     *
     * @param texts the entry; null for a new one
     */
    public boolean isOpened(@Nullable Map<String, String> texts) {
        return texts == null || opened.contains(texts);
    }

    /** What a template says beside its name, short. */
    public String summary(Map<String, String> texts) {
        return Stream.concat(FormFields.TEMPLATES.stream(), FormFields.ADVANCED.stream())
                .filter(field -> !field.key().equals(TemplateKeys.NAME) && texts.containsKey(field.name()))
                .map(field -> field.said(texts.getOrDefault(field.name(), "")))
                .collect(Collectors.joining(", "));
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
