// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is shown of a plan, and what is hidden. */
class PlanJsonTest {

    @Test
    void aSettingHasItsOriginAndAPlanItsParts() {
        Map<String, Object> tree = PlanJson.tree(Plans.plan(Samples.complete(), "executors: 2"));
        assertThat(tree.keySet())
                .containsExactly("asleep", "controller", "clouds", "sampleJobs", "problems", "withheld");
        assertThat((Map<?, ?>) tree.get("controller"))
                .extracting("executors")
                .isEqualTo(Map.of("value", 2, "origin", "override", "from", "overrides.yaml:1"));
        assertThat(tree.get("withheld"))
                .isEqualTo(Map.of("clouds", List.of(), "templates", List.of(), "unknownTemplates", false));
    }

    @Test
    void eachCloudTemplateAndJobIsThere() {
        Map<String, Object> tree = PlanJson.tree(Plans.plan(Samples.complete(), ""));
        assertThat(tree.get("clouds"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(cloud -> cloud.get("name"), cloud -> cloud.get("region"))
                .containsExactly(tuple("fargate-cloud", "eu-central-1"), tuple("fargate-cloud-spot", "eu-central-1"));
        assertThat(tree.get("clouds"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(cloud -> cloud.get("templates"))
                .allSatisfy(templates -> assertThat(templates)
                        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                        .singleElement()
                        .satisfies(template -> assertThat((Map<?, ?>) template)
                                .extracting("name")
                                .isEqualTo("build-example")));
        assertThat(tree.get("sampleJobs"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(job -> job.get("label"))
                .containsExactly("build-example", "build-example-spot");
    }

    @Test
    void aProblemAndWhatItLeavesOpenAreThere() {
        Map<String, Object> tree = PlanJson.tree(Plans.plan(
                Samples.with("compute.spotCluster", Fact.failed("it broke", "mend it")),
                "templates: [{name: x, cloud: fargate-cloud, cpu: many}]"));
        assertThat(tree.get("withheld"))
                .isEqualTo(Map.of(
                        "clouds", List.of("fargate-cloud-spot"),
                        "templates", List.of("fargate-cloud/x"),
                        "unknownTemplates", false));
        assertThat(tree.get("problems"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of(
                        "severity",
                        "ERROR",
                        "field",
                        "templates.x.cpu",
                        "where",
                        "overrides.yaml:1",
                        "message",
                        "'many' is not a whole number; expected a whole number from 256 to 16384",
                        "remedy",
                        "Write it like 'cpu: 512', or remove it"));
    }

    @Test
    void theTextEndsWithItsLineAndIsTheTree() {
        Plan plan = Plans.plan(Samples.absent(Fact.Cause.ASLEEP), "");
        assertThat(PlanJson.render(plan))
                .startsWith("{\n  \"asleep\" : true,\n")
                .endsWith("\n}\n");
    }

    @Test
    void valuesOfVariablesAreHiddenWhereverTheyStand() {
        assertThat(shown("environment: {A: hunter2}", TemplateKeys.ENVIRONMENT)).isEqualTo(Map.of("A", "hidden"));
        assertThat(shown(
                        "sidecars: [{name: db, image: x, ports: [80], environment: {A: hunter2}}]",
                        ContainerKeys.SIDECARS))
                .isEqualTo(List.of(Map.of(
                        "name", "db", "image", "x", "ports", List.of(80), "environment", Map.of("A", "hidden"))));
        assertThat(shown("tags: {a: hunter2}", UseKeys.TAGS)).isEqualTo(Map.of("a", "hidden"));
    }

    @Test
    void otherValuesAreShownAsTheyAreWithoutTheirLogins() {
        assertThat(shown("cpu: 512", TemplateKeys.CPU)).isEqualTo(512);
        assertThat(shown("enabled: false", TemplateKeys.ENABLED)).isEqualTo(false);
        assertThat(shown("image: alpine", TemplateKeys.IMAGE)).isEqualTo("alpine");
        assertThat(shown("folders: [a, b]", UseKeys.FOLDERS)).isEqualTo(List.of("a", "b"));
        assertThat(PlanJson.shown(
                        Settings.NONE.with(TemplateKeys.IMAGE, Setting.builtIn("me:hunter2@registry/x")),
                        TemplateKeys.IMAGE))
                .isEqualTo("…@registry/x");
        assertThat(PlanJson.shown(Settings.NONE, TemplateKeys.IMAGE)).isEqualTo("");
    }

    @Test
    void aValueOfAVariableOfTheFileIsHiddenWhateverItIs() {
        Origin variable = Origin.override(Origin.ofVariable("o.yaml:1", List.of("X")));
        Settings settings = Settings.NONE
                .with(TemplateKeys.IMAGE, new Setting<>("hunter2", variable))
                .with(UseKeys.FOLDERS, new Setting<>(List.of("hunter2"), variable))
                .with(TemplateKeys.ENVIRONMENT, new Setting<>(Map.of("A", "hunter2"), variable));
        assertThat(PlanJson.shown(settings, TemplateKeys.IMAGE)).isEqualTo(PlanJson.HIDDEN);
        assertThat(PlanJson.shown(settings, UseKeys.FOLDERS)).isEqualTo(PlanJson.HIDDEN);
        assertThat(PlanJson.shown(settings, TemplateKeys.ENVIRONMENT)).isEqualTo(Map.of("A", "hidden"));
    }

    private static Object shown(String yaml, Key<?> key) {
        return PlanJson.shown(Plans.template(yaml).settings(), key);
    }
}
