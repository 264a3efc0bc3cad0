// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.form.Baseline;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every template that anybody speaks of: offered, disabled, or left out. */
final class TemplateRows {

    private final Plan plan;
    private final Baseline inherited;
    private final boolean outdated;
    private final Map<TemplateId, Origin> disabled;
    private final Map<TemplateId, Template> planned = new LinkedHashMap<>();
    private final Set<TemplateId> mentioned;

    /** Where the first problem of a template stands, by its name. */
    private final Map<String, String> problems;

    /**
     * The rows for a plan.
     *
     * @param outdated whether the overrides are newer than the plan
     */
    TemplateRows(Plan plan, OverridesForm overrides, Baseline inherited, boolean outdated) {
        this.plan = plan;
        this.inherited = inherited;
        this.outdated = outdated;
        this.disabled = Baseline.disabled(plan);
        this.problems = ProblemRow.ofTemplates(plan.problems());
        plan.clouds().forEach(cloud -> cloud.templates().forEach(template -> planned.put(template.id(), template)));
        this.mentioned =
                overrides.templates().stream().flatMap(TemplateRows::ids).collect(Collectors.toSet());
    }

    /** The templates of one cloud, ordered by name. */
    List<TemplateRow> of(String cloud) {
        Set<TemplateId> ids = new TreeSet<>(inherited.known());
        ids.addAll(planned.keySet());
        ids.addAll(plan.verdict().withheld().templates());
        ids.addAll(disabled.keySet());
        ids.addAll(mentioned);
        return ids.stream()
                .filter(id -> id.cloud().equals(cloud))
                .map(this::row)
                .toList();
    }

    private TemplateRow row(TemplateId id) {
        Optional<Template> template = Optional.ofNullable(planned.get(id));
        return new TemplateRow(
                id,
                standing(id, template.isPresent()),
                new TemplateRow.Source(layer(id), mentioned.contains(id)),
                template.map(TemplateRow.Summary::of).orElse(TemplateRow.Summary.NONE));
    }

    private TemplateRow.Standing standing(TemplateId id, boolean planned) {
        String problem = problems.getOrDefault(id.name(), "");
        TemplateRow.Availability state = planned ? TemplateRow.Availability.OFFERED : leftOut(id);
        boolean known = state != TemplateRow.Availability.LEFT_OUT || !problem.isEmpty() || !outdated;
        return new TemplateRow.Standing(known ? state : TemplateRow.Availability.COMPARED, problem);
    }

    private TemplateRow.Availability leftOut(TemplateId id) {
        return Optional.ofNullable(disabled.get(id))
                .map(origin -> origin.kind() == Origin.Layer.PARAMETER_STORE
                        ? TemplateRow.Availability.DISABLED_IN_STORE
                        : TemplateRow.Availability.DISABLED)
                .orElse(TemplateRow.Availability.LEFT_OUT);
    }

    private String layer(TemplateId id) {
        boolean stored = inherited.stored(id)
                || inherited
                        .settings(Map.of(TemplateKeys.NAME.name(), id.name(), TemplateKeys.CLOUD.name(), id.cloud()))
                        .all()
                        .values()
                        .stream()
                        .anyMatch(setting -> setting.origin().kind() == Origin.Layer.PARAMETER_STORE);
        if (stored) {
            return Origin.Layer.PARAMETER_STORE.toString();
        }
        return inherited.known().contains(id) ? "built in" : Origin.Layer.OVERRIDE.toString();
    }

    private static Stream<TemplateId> ids(Map<String, String> texts) {
        String name = text(texts, TemplateKeys.NAME.name());
        String cloud = text(texts, TemplateKeys.CLOUD.name());
        return (cloud.isEmpty() ? CloudNames.ALL.stream() : Stream.of(cloud))
                .map(candidate -> new TemplateId(candidate, name));
    }

    private static String text(Map<String, String> texts, String key) {
        return texts.getOrDefault(key, "");
    }
}
