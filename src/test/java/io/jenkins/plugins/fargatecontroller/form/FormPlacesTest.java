// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormPlacesTest {

    private final FormPlaces places = FormPlaces.of(OverridesForm.of(Map.of(
            "executors",
            "2",
            "clouds",
            List.of(Map.of("name", CloudNames.SPOT, "maxAgents", "3")),
            "templates",
            List.of(
                    Map.of("name", "deploy", "cpu", "512", "environment", "A=b"),
                    Map.of("name", "deploy", "cloud", "fargate-cloud", "memory", "no"),
                    Map.of()))));

    @Test
    void theEntriesAreTheCloudsAndTheTemplates() {
        assertThat(places.entries())
                .containsExactlyInAnyOrder("clouds.0", "clouds.1", "templates.0", "templates.1", "templates.2");
    }

    @Test
    void onlyWhatIsSaidInAnEntryIsAField() {
        assertThat(places.fields())
                .containsExactlyInAnyOrder(
                        "clouds.0.name",
                        "clouds.1.name",
                        "clouds.1.maxAgents",
                        "templates.0.name",
                        "templates.0.cpu",
                        "templates.0.environment",
                        "templates.1.name",
                        "templates.1.cloud",
                        "templates.1.memory");
    }

    @Test
    void aNameLeadsToItsFirstEntry() {
        assertThat(places.place(TemplateKeys.TEMPLATES.entry("deploy"))).isEqualTo("templates.0");
        assertThat(places.place(CloudKeys.CLOUDS.entry(CloudNames.SPOT))).isEqualTo("clouds.1");
        assertThat(places.place(TemplateKeys.TEMPLATES.entry(CloudNames.SPOT)))
                .as("no entry has the name")
                .isEqualTo("templates.fargate-cloud-spot");
    }
}
