// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesFormTest {

    private static final TemplateId DEPLOY = new TemplateId(CloudNames.ON_DEMAND, "deploy");

    @Test
    void emptyFieldsAndForeignKeysAreDropped() {
        OverridesForm form = OverridesForm.of(Map.of("executors", " 2 ", "rootUrl", "", "core:apply", "true"));
        assertThat(form.controller()).isEqualTo(Map.of("executors", "2"));
        assertThat(form.values(List.of()))
                .isEqualTo(Map.of("executors", "2", "clouds", List.of(), "templates", List.of()));
    }

    @Test
    void bothCloudsAreInTheFormAndOnlyTheChangedOneIsStored() {
        OverridesForm form = OverridesForm.of(
                Map.of("clouds", List.of(Map.of("name", CloudNames.SPOT, "enabled", false), Map.of("name", "other"))));
        assertThat(form.clouds()).extracting(cloud -> cloud.get("name")).isEqualTo(CloudNames.ALL);
        assertThat(form.values(List.of()).get("clouds"))
                .isEqualTo(List.of(Map.of("name", CloudNames.SPOT, "enabled", "false")));
    }

    @Test
    void oneTemplateIsSubmittedWithoutAList() {
        OverridesForm form = OverridesForm.of(Map.of("templates", Map.of("name", "deploy", "cpu", "512")));
        assertThat(form.templates()).isEqualTo(List.of(Map.of("name", "deploy", "cpu", "512")));
    }

    @Test
    void anEmptyEntryStaysForItsProblemToBeShown() {
        assertThat(OverridesForm.of(Map.of("templates", List.of(Map.of("name", "", "cloud", ""))))
                        .templates())
                .containsExactly(Map.of());
    }

    @Test
    void aKnownTemplateOfWhichNothingIsSaidIsNotStored() {
        OverridesForm form = OverridesForm.of(Map.of()).with(DEPLOY);
        assertThat(form.templates()).hasSize(1);
        assertThat(form.values(List.of(DEPLOY)).get("templates")).isEqualTo(List.of());
        assertThat(form.values(List.of()).get("templates"))
                .as("a new one is a template with the usual values")
                .isEqualTo(List.of(Map.of("name", "deploy", "cloud", CloudNames.ON_DEMAND)));
    }

    @Test
    void aTemplateIsAddedOnce() {
        OverridesForm form = OverridesForm.of(Map.of()).with(DEPLOY).with(DEPLOY);
        assertThat(form.templates()).hasSize(1);
        assertThat(form.with(null, null)).isEqualTo(form);
        assertThat(form.with(null, "deploy").templates())
                .as("for both clouds is another entry")
                .hasSize(2);
    }

    @Test
    void listsAndMappingsKeepTheirValuesThroughTheForm() {
        Map<String, Object> stored = Map.of(
                "templates",
                List.of(Map.of(
                        "name",
                        "deploy",
                        "subnets",
                        List.of("subnet-0a1b2c3d", "subnet-0a1b2c3e"),
                        "environment",
                        Map.of("MAVEN_OPTS", "-Da=b -Xmx1g"))));
        OverridesForm form = OverridesForm.of(stored);
        assertThat(form.templates().get(0))
                .containsEntry("subnets", "subnet-0a1b2c3d, subnet-0a1b2c3e")
                .containsEntry("environment", "MAVEN_OPTS=-Da=b -Xmx1g");
        assertThat(form.values(List.of()).get("templates"))
                .isEqualTo(List.of(Map.of(
                        "name", "deploy",
                        "subnets", "subnet-0a1b2c3d, subnet-0a1b2c3e",
                        "environment", Map.of("MAVEN_OPTS", "-Da=b -Xmx1g"))));
    }

    @Test
    void emptyValuesThatSaySomethingGoThroughTheForm() {
        Map<String, Object> stored = Map.of(
                "clouds", List.of(Map.of("name", CloudNames.SPOT, "allowedOverrides", List.of())),
                "templates",
                        List.of(
                                Map.of("name", "deploy", "environment", Map.of("EMPTY", "")),
                                Map.of("name", "bare", "environment", Map.of())));
        OverridesForm form = OverridesForm.of(stored);
        assertThat(form.clouds().get(1)).containsEntry("allowedOverrides", "[]");
        assertThat(form.templates())
                .extracting(texts -> texts.get("environment"))
                .containsExactly("EMPTY=", "{}");
        assertThat(OverridesReader.read(form.tree(), Notation.FORM).problems()).isEmpty();
        assertThat(OverridesReader.read(ConfigNode.of(form.values(List.of()), ""), Notation.FORM))
                .isEqualTo(OverridesReader.read(ConfigNode.of(stored, ""), Notation.FORM));
    }

    /** A save of the form must not lose what the form does not show. */
    @Test
    void whatIsChosenFromAListIsFoundThereHoweverItIsCapitalised() {
        OverridesForm form = OverridesForm.of(Map.of(
                "drift", "Keep",
                "sampleJobs", "False",
                "templates",
                        List.of(Map.of(
                                "name", "Deploy", "cloud", "Fargate-Cloud", "enabled", "FALSE", "label", "Linux"))));
        assertThat(form.controller()).isEqualTo(Map.of("drift", "keep", "sampleJobs", "false"));
        assertThat(form.templates())
                .containsExactly(
                        Map.of("name", "Deploy", "cloud", CloudNames.ON_DEMAND, "enabled", "false", "label", "Linux"));
    }

    @Test
    void aTextOfSeveralLinesSaysTheSameInAFieldOfOne() {
        OverridesForm form = OverridesForm.of(Map.of(
                "templates",
                List.of(Map.of(
                        "name", "deploy",
                        "label", "linux\n  maven\n",
                        "subnets", "subnet-0a1b2c3d,\nsubnet-0a1b2c3e",
                        "environment", Map.of("LINES", "a\nb")))));
        assertThat(form.templates().get(0))
                .containsEntry("label", "linux maven")
                .containsEntry("subnets", "subnet-0a1b2c3d, subnet-0a1b2c3e")
                .containsEntry("environment", "{LINES: \"a\\nb\"}");
    }

    @Test
    void aWrongTextStaysAsItWasTyped() {
        OverridesForm form = OverridesForm.of(
                Map.of("executors", "many", "templates", List.of(Map.of("name", "a b", "environment", "no sign"))));
        assertThat(form.controller()).containsEntry("executors", "many");
        assertThat(form.templates().get(0)).containsEntry("name", "a b").containsEntry("environment", "no sign");
    }
}
