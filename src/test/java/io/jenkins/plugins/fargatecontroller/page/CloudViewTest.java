// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.Baseline;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudViewTest {

    @Test
    void aPlannedCloudHasItsValuesAndTemplates() {
        List<CloudView> clouds = clouds(Samples.complete(), Map.of());
        assertThat(clouds).extracting(CloudView::name).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(clouds).allMatch(CloudView::planned);
        assertThat(clouds.get(1).values())
                .contains(new ValueRow(
                        "cluster",
                        Samples.SPOT_CLUSTER,
                        "parameter store",
                        "/jenkins/demo/spot-cluster",
                        ValueRow.Absence.NONE));
        assertThat(clouds.get(1).templates()).extracting(TemplateRow::name).containsExactly("build-example");
    }

    @Test
    void itsPurposeTellsTheTwoApart() {
        assertThat(clouds(Samples.complete(), Map.of()))
                .extracting(CloudView::purpose)
                .containsExactly(
                        "Fargate on demand",
                        "Fargate Spot: cheaper, and a task may be taken away at two minutes' notice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False"})
    void whoeverDisabledACloudReadsThat(String enabled) {
        CloudView spot = clouds(
                        Samples.complete(),
                        Map.of("clouds", List.of(Map.of("name", CloudNames.SPOT, "enabled", enabled))))
                .get(1);
        assertThat(spot)
                .isEqualTo(
                        new CloudView(CloudNames.SPOT, "This cloud is disabled by an override.", List.of(), List.of()));
        assertThat(spot.planned()).isFalse();
    }

    @Test
    void aCloudWithAProblemSaysIt() {
        Environment environment = Samples.with("compute.spotCluster", Fact.none("there is no Spot", "add it"));
        List<CloudView> clouds = clouds(environment, Map.of());
        assertThat(clouds.get(0).planned()).isTrue();
        assertThat(clouds.get(1).note())
                .isEqualTo("The cloud is left out: there is no Spot. Add it; or set 'cluster' of this cloud.");
        assertThat(clouds(
                                Samples.complete(),
                                Map.of("clouds", List.of(Map.of("name", CloudNames.SPOT, "maxAgents", "many"))))
                        .get(1)
                        .note())
                .startsWith("'many' is not a whole number;");
    }

    @Test
    void eachCloudHasANoteOfItsOwn() {
        Environment environment = Samples.with("task", Fact.none("there is no task", "run one"));
        assertThat(clouds(environment, Map.of("clouds", List.of(Map.of("name", CloudNames.SPOT, "enabled", "false")))))
                .extracting(CloudView::note)
                .containsExactly(
                        "The cloud is left out: there is no task. Run one; or set 'cluster' of this cloud.",
                        "This cloud is disabled by an override.");
        assertThat(clouds(environment, Map.of("executors", "many")).get(0).note())
                .as("not the first problem of all")
                .startsWith("The cloud is left out: ");
    }

    @Test
    void aCloudWithoutPlanAndProblemIsNotPlannedYet() {
        Plan nothing = Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING));
        assertThat(clouds(nothing, Samples.complete(), OverridesForm.of(Map.of())))
                .extracting(CloudView::note)
                .containsOnly("This cloud is not planned yet.");
    }

    private static List<CloudView> clouds(Environment environment, Map<String, ?> overrides) {
        OverridesForm form = OverridesForm.of(overrides);
        return clouds(Planner.plan(environment, OverridesReader.read(form.tree(), Notation.FORM)), environment, form);
    }

    private static List<CloudView> clouds(Plan plan, Environment environment, OverridesForm form) {
        Baseline inherited = Baseline.of(new PlanPreview(Optional.of(environment)), form);
        return CloudView.of(plan, form, new TemplateRows(plan, form, inherited, false));
    }
}
