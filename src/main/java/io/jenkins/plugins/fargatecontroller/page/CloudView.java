// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A cloud with its templates.
 *
 * @param note why it is left out, as sentences; empty if it is planned
 * @param values none for a cloud that is left out
 */
public record CloudView(String name, String note, List<ValueRow> values, List<TemplateRow> templates) {

    public CloudView {
        values = List.copyOf(values);
        templates = List.copyOf(templates);
    }

    public boolean planned() {
        return note.isEmpty();
    }

    /** What the cloud is for, in a few words. */
    public String purpose() {
        return name.equals(CloudNames.SPOT)
                ? "Fargate Spot: cheaper, and a task may be taken away at two minutes' notice"
                : "Fargate on demand";
    }

    static List<CloudView> of(Plan plan, OverridesForm overrides, TemplateRows rows) {
        return CloudNames.ALL.stream()
                .map(name -> plan.clouds().stream()
                        .filter(cloud -> cloud.name().equals(name))
                        .findFirst()
                        .map(cloud -> planned(cloud, rows))
                        .orElseGet(() -> new CloudView(name, note(name, plan, overrides), List.of(), List.of())))
                .toList();
    }

    private static CloudView planned(Cloud cloud, TemplateRows rows) {
        return new CloudView(cloud.name(), "", ValueRow.of(CloudKeys.SCHEMA, cloud.settings()), rows.of(cloud.name()));
    }

    private static String note(String name, Plan plan, OverridesForm overrides) {
        boolean disabled = overrides.clouds().stream()
                .filter(texts -> name.equals(texts.get(CloudKeys.NAME.name())))
                .anyMatch(texts -> "false".equalsIgnoreCase(texts.get(CloudKeys.ENABLED.name())));
        Optional<Problem> problem = plan.problems().stream()
                .filter(candidate -> candidate.place().subject().within(CloudKeys.CLOUDS.entry(name)))
                .findFirst();
        return disabled
                ? "This cloud is disabled by an override."
                : problem.map(Problem::sentences).orElse("This cloud is not planned yet.");
    }
}
