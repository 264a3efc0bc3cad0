// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.form.Baseline;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.plan.TemplateId;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every template that anybody speaks of: offered, disabled, or left out. */
final class TemplateRows {

    private final Plan plan;
    private final OverridesForm overrides;
    private final Baseline inherited;
    private final boolean outdated;
    private final Map<TemplateId, Origin> disabled;

    /**
     * The rows for a plan.
     *
     * @param outdated whether the overrides are newer than the plan
     */
    TemplateRows(Plan plan, OverridesForm overrides, Baseline inherited, boolean outdated) {
        this.plan = plan;
        this.overrides = overrides;
        this.inherited = inherited;
        this.outdated = outdated;
        this.disabled = Baseline.disabled(plan);
    }

    /** The templates of one cloud, ordered by name. */
    List<TemplateRow> of(String cloud) {
        Set<TemplateId> ids = new TreeSet<>(inherited.known());
        planned().map(Template::id).forEach(ids::add);
        ids.addAll(plan.verdict().withheld().templates());
        ids.addAll(disabled.keySet());
        overrides.templates().stream().flatMap(TemplateRows::ids).forEach(ids::add);
        return ids.stream()
                .filter(id -> id.cloud().equals(cloud))
                .map(this::row)
                .toList();
    }

    private TemplateRow row(TemplateId id) {
        Optional<Template> template =
                planned().filter(candidate -> candidate.id().equals(id)).findFirst();
        return new TemplateRow(
                id,
                standing(id, template.isPresent()),
                new TemplateRow.Source(layer(id), mentioned(id)),
                template.map(TemplateRow.Summary::of).orElse(TemplateRow.Summary.NONE),
                template.map(found -> ValueRow.of(TemplateKeys.SCHEMA, found.settings()))
                        .orElse(List.of()));
    }

    private Stream<Template> planned() {
        return plan.clouds().stream().flatMap(cloud -> cloud.templates().stream());
    }

    private TemplateRow.Standing standing(TemplateId id, boolean planned) {
        String problem = ProblemRow.ofTemplate(plan.problems(), id.name()).orElse("");
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

    private boolean mentioned(TemplateId id) {
        return overrides.templates().stream().flatMap(TemplateRows::ids).anyMatch(id::equals);
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
