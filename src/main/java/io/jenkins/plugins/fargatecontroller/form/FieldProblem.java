// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.OverridesDocument;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a field of a submitted form.
 *
 * @param field such as {@code executors} or {@code templates.0.cpu}; it may stand in no form, if a problem concerns all
 * @param label how the form calls the field; empty if it stands in no form
 * @param message what is wrong and what to do, in sentences
 */
public record FieldProblem(String field, String label, String message) {

    /** Something was saved while the form was open: by somebody else, in another tab, or by JCasC. */
    static final FieldProblem OUTDATED = new FieldProblem(
            "",
            "",
            "Other changes have been saved since this form was opened. Open it again to see them, or save again to"
                    + " overwrite them.");

    /**
     * The errors that the form brings in, one for a field, in the order of the form. Errors of the environment itself do
     * not keep anybody from saving.
     *
     * @param preview if nothing was found yet, only the form itself is checked
     */
    public static List<FieldProblem> of(OverridesForm form, PlanPreview preview) {
        OverridesDocument document = OverridesDocument.of(form.tree(), Notation.FORM);
        Set<Problem> before = preview.inherited().stream()
                .flatMap(plan -> plan.problems().stream())
                .collect(Collectors.toSet());
        Stream<Problem> planned = preview.plan(document.read()).stream()
                .flatMap(plan -> plan.problems().stream())
                .filter(Problem::isError)
                .filter(problem -> !before.contains(problem));
        FormPlaces places = FormPlaces.of(form);
        Map<String, FieldProblem> first = new LinkedHashMap<>();
        Stream.concat(document.errors().stream(), planned)
                .map(problem -> of(problem, form, places))
                .forEach(problem -> first.putIfAbsent(problem.field(), problem));
        return first.values().stream()
                .sorted(Comparator.comparingInt(
                        problem -> FieldPlace.of(problem.field(), form).order()))
                .toList();
    }

    private static FieldProblem of(Problem problem, OverridesForm form, FormPlaces places) {
        String field = field(problem.place(), places);
        return new FieldProblem(field, FieldPlace.of(field, form).label(), problem.sentences());
    }

    /** The field that was written, or the one in the entry that was; else the one in the entry of the subject's name. */
    private static String field(Problem.Location place, FormPlaces places) {
        String key = key(place.subject());
        if (places.entries().contains(place.where())) {
            return place.where() + "." + key;
        }
        if (places.fields().contains(place.where())) {
            return place.where();
        }
        return entry(place.subject())
                .map(entry -> places.place(entry) + "." + key)
                .orElse(place.field());
    }

    private static Optional<Subject.Entry> entry(Subject subject) {
        if (subject instanceof Subject.Entry entry) {
            return Optional.of(entry);
        }
        return owner(subject).flatMap(FieldProblem::entry);
    }

    /** The key that a problem of an entry concerns; its name, if it concerns the entry as a whole. */
    private static String key(Subject subject) {
        if (subject instanceof Subject.Field field) {
            return field.key().name();
        }
        if (subject instanceof Subject.Named named) {
            return named.owner() instanceof Subject.Field field ? field.key().name() : named.name();
        }
        return TemplateKeys.NAME.name();
    }

    private static Optional<Subject> owner(Subject subject) {
        if (subject instanceof Subject.Field field) {
            return Optional.of(field.owner());
        }
        return subject instanceof Subject.Named named ? Optional.of(named.owner()) : Optional.empty();
    }
}
