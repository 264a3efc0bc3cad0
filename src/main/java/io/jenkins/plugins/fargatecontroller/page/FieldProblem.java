// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesCheck;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is wrong with a field of a submitted form.
 *
 * @param field such as {@code executors} or {@code templates.0.cpu}; it may stand in no form, if a problem concerns all
 * @param message what is wrong and what to do, in sentences
 */
public record FieldProblem(String field, String message) {

    /** Somebody else saved something while the form was open. */
    static final FieldProblem OUTDATED = new FieldProblem(
            "",
            "Somebody has changed the overrides since this form was opened. Open it anew to see what they are now, or"
                    + " save once more to replace them by what stands here.");

    private static final Pattern ENTRY = Pattern.compile("(clouds|templates)\\.[0-9]+");
    private static final Pattern FIELD = Pattern.compile(ENTRY + "\\..+");

    /**
     * The errors that the form brings in. Errors of the environment itself do not keep anybody from saving.
     *
     * @param environment empty if nothing was found yet; then only the form itself is checked
     */
    public static List<FieldProblem> of(OverridesForm form, Optional<Environment> environment) {
        ConfigNode tree = form.tree();
        Parsed<Overrides> read = OverridesReader.read(tree);
        Set<String> before = environment.stream()
                .flatMap(found -> Planner.plan(found, Overrides.NONE).problems().stream())
                .map(Problem::message)
                .collect(Collectors.toSet());
        Stream<Problem> planned = environment.stream()
                .flatMap(found -> Planner.plan(found, read).problems().stream())
                .filter(Problem::isError)
                .filter(problem -> !before.contains(problem.message()));
        return Stream.concat(OverridesCheck.errors(tree).stream(), planned)
                .map(problem -> new FieldProblem(field(problem.place(), form), problem.sentences()))
                .distinct()
                .toList();
    }

    /** The place if it is one of the form; else the entry whose name the problem's field says. */
    private static String field(Problem.Location place, OverridesForm form) {
        String[] parts = place.field().split("\\.", 3);
        String key = parts.length == 3 ? "." + parts[2] : ".name";
        if (ENTRY.matcher(place.where()).matches()) {
            return place.where() + key;
        }
        if (FIELD.matcher(place.where()).matches() || parts.length < 2) {
            return place.where().isEmpty() ? place.field() : place.where();
        }
        return switch (parts[0]) {
            case OverridesForm.CLOUDS -> parts[0] + "." + index(form.clouds(), parts[1]) + key;
            case OverridesForm.TEMPLATES -> parts[0] + "." + index(form.templates(), parts[1]) + key;
            default -> place.field();
        };
    }

    private static String index(List<Map<String, String>> entries, String name) {
        return IntStream.range(0, entries.size())
                .filter(index -> name.equals(entries.get(index).get("name")))
                .mapToObj(String::valueOf)
                .findFirst()
                .orElse(name);
    }
}
