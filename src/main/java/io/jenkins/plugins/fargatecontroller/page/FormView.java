// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.plan.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.FargateSize;
import io.jenkins.plugins.fargatecontroller.plan.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form as it is shown: its texts, what holds where they are empty, and what is wrong with them. */
public final class FormView {

    private final OverridesForm form;
    private final List<FieldProblem> problems;
    private final Inherited inherited;

    private FormView(OverridesForm form, List<FieldProblem> problems, Inherited inherited) {
        this.form = form;
        this.problems = problems;
        this.inherited = inherited;
    }

    /** The form with what is stored, not checked. */
    public static FormView stored(OverridesForm form, Optional<Environment> environment) {
        return new FormView(form, List.of(), Inherited.of(environment, form));
    }

    /** The form as it was submitted, checked. */
    public static FormView submitted(OverridesForm form, Optional<Environment> environment) {
        return new FormView(form, FieldProblem.of(form, environment), Inherited.of(environment, form));
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
    public List<TemplateId> known() {
        return inherited.known();
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

    public List<String> cloudNames() {
        return CloudNames.ALL;
    }

    public List<MemoryChoices.Choice> cpus() {
        return FargateSize.cpus().stream()
                .map(units -> new MemoryChoices.Choice(SizeText.cpu(units), String.valueOf(units)))
                .toList();
    }
}
