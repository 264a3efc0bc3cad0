// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanPreviewTest {

    private static final PlanPreview STORE = new PlanPreview(Optional.of(Samples.withTemplates(
            Samples.template("deploy", "{\"cpu\": 1024, \"memory\": 2048}"), Samples.template("test", "{}"))));

    @Test
    void beforeAnythingWasFoundThereIsNoPlan() {
        PlanPreview nothing = new PlanPreview(Optional.empty());
        assertThat(nothing.inherited()).isEmpty();
        assertThat(nothing.plan(OverridesReader.read("executors: 3", "o.yaml"))).isEmpty();
        assertThat(nothing.only(Set.of("deploy")))
                .extracting(PlanPreview::environment)
                .isEqualTo(Optional.empty());
    }

    @Test
    void thePlanWithoutOverridesIsMadeOnce() {
        Plan inherited = STORE.inherited().orElseThrow();
        assertThat(STORE.inherited()).containsSame(inherited);
        assertThat(names(inherited)).containsExactly("build-example", "deploy", "test");
    }

    @Test
    void overridesChangeThePlanAndNotWhatIsInherited() {
        Plan inherited = STORE.inherited().orElseThrow();
        Plan planned = STORE.plan(OverridesReader.read("templates: [{name: mine}]", "o.yaml"))
                .orElseThrow();
        assertThat(names(planned)).contains("mine");
        assertThat(STORE.inherited()).containsSame(inherited);
    }

    @Test
    void someTemplatesCanBePlannedAlone() {
        assertThat(names(STORE.only(Set.of("test", "unknown")).inherited().orElseThrow()))
                .containsExactly("build-example", "test");
    }

    private static List<String> names(Plan plan) {
        return plan.clouds().stream()
                .filter(cloud -> cloud.name().equals(CloudNames.ON_DEMAND))
                .flatMap(cloud -> cloud.templates().stream())
                .map(Template::name)
                .toList();
    }
}
