// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.Baseline;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.page.TemplateRow.Availability;
import io.jenkins.plugins.fargatecontroller.page.TemplateRow.Source;
import io.jenkins.plugins.fargatecontroller.page.TemplateRow.Standing;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateRowsTest {

    private static final Environment STORE = Samples.withTemplates(
            Samples.template("stored", "{\"cloud\": \"fargate-cloud\"}"),
            Samples.template("off", "{\"cloud\": \"fargate-cloud\", \"enabled\": false}"),
            Samples.template("broken", "{\"cloud\": \"fargate-cloud\", \"cpu\": 300}"));

    @Test
    void everyTemplateThatAnybodySpeaksOfHasARow() {
        List<TemplateRow> rows = rows(
                List.of(
                        Map.of("name", "mine", "cloud", "fargate-cloud"),
                        Map.of("name", "build-example", "enabled", "false"),
                        Map.of("name", "stored", "memory", "2048")),
                false);
        assertThat(rows)
                .extracting(TemplateRow::name, TemplateRow::state)
                .containsExactly(
                        tuple("broken", Availability.LEFT_OUT),
                        tuple("build-example", Availability.DISABLED),
                        tuple("mine", Availability.OFFERED),
                        tuple("off", Availability.DISABLED_IN_STORE),
                        tuple("stored", Availability.OFFERED));
        assertThat(rows)
                .extracting(TemplateRow::source)
                .containsExactly(
                        new Source("parameter store", false),
                        new Source("built in", true),
                        new Source("override", true),
                        new Source("parameter store", false),
                        new Source("parameter store", true));
    }

    @Test
    void onlyAnOfferedTemplateShowsItsValues() {
        List<TemplateRow> rows = rows(List.of(), false);
        assertThat(rows)
                .filteredOn(row -> !row.offered())
                .extracting(TemplateRow::summary)
                .containsOnly(TemplateRow.Summary.NONE);
        assertThat(rows)
                .filteredOn(TemplateRow::offered)
                .extracting(row -> row.summary().compute())
                .containsOnly("0.5 vCPU, 1 GiB");
    }

    @Test
    void aTemplateWithAProblemLeadsToIt() {
        List<TemplateRow> rows = rows(List.of(), false);
        assertThat(rows)
                .filteredOn(row -> row.name().equals("broken"))
                .extracting(TemplateRow::standing)
                .containsExactly(new Standing(Availability.LEFT_OUT, "fargate-problem-0"));
        assertThat(rows)
                .filteredOn(TemplateRow::offered)
                .extracting(TemplateRow::problem)
                .containsOnly("");
    }

    /** What was added since the plan was made is in no plan, and nothing is wrong with it. */
    @Test
    void whatANewerOverrideNamesIsNotComparedYet() {
        OverridesForm newer = form(List.of(Map.of("name", "mine", "cloud", "fargate-cloud")));
        Plan older = Planner.plan(STORE, OverridesReader.read("", "o.yaml"));
        assertThat(rows(older, newer, true))
                .extracting(TemplateRow::name, TemplateRow::state)
                .contains(tuple("mine", Availability.COMPARED), tuple("broken", Availability.LEFT_OUT));
        assertThat(rows(older, newer, false))
                .extracting(TemplateRow::name, TemplateRow::state)
                .contains(tuple("mine", Availability.LEFT_OUT));
    }

    @Test
    void aTemplateOfOneCloudHasNoRowInTheOther() {
        OverridesForm form = form(List.of(Map.of("name", "mine", "cloud", "fargate-cloud")));
        assertThat(new TemplateRows(plan(form), form, baseline(form), false).of(CloudNames.SPOT))
                .extracting(TemplateRow::name)
                .containsExactly("build-example");
    }

    private static List<TemplateRow> rows(List<Map<String, String>> templates, boolean outdated) {
        OverridesForm form = form(templates);
        return rows(plan(form), form, outdated);
    }

    private static List<TemplateRow> rows(Plan plan, OverridesForm form, boolean outdated) {
        return new TemplateRows(plan, form, baseline(form), outdated).of(CloudNames.ON_DEMAND);
    }

    private static Plan plan(OverridesForm form) {
        return Planner.plan(STORE, OverridesReader.read(form.tree(), Notation.FORM));
    }

    private static Baseline baseline(OverridesForm form) {
        return Baseline.of(new PlanPreview(Optional.of(STORE)), form);
    }

    private static OverridesForm form(List<Map<String, String>> templates) {
        return OverridesForm.of(Map.of("templates", templates));
    }
}
