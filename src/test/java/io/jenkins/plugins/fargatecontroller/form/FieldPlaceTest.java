// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person calls a field, and where it stands. */
class FieldPlaceTest {

    private static final OverridesForm FORM = OverridesForm.of(Map.of(
            "templates",
            List.of(
                    Map.of("name", "deploy"),
                    Map.of("name", "build", "cloud", "fargate-cloud"),
                    Map.of("cpu", "512"),
                    Map.of("name", "n".repeat(101), "cloud", "c".repeat(101)))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        executors                 | Executors on the built-in node
        templates.0.cpu           | Template deploy, CPU
        templates.1.cpu           | Template build in fargate-cloud, CPU
        templates.2.cpu           | Template 3, CPU
        templates.4.cpu           | Template 5, CPU
        templates.7.cpu           | Template 8, CPU
        templates.999999.cpu      | Template 1000000, CPU
        clouds.0.cluster          | Cloud fargate-cloud, ECS cluster
        clouds.1.cluster          | Cloud fargate-cloud-spot, ECS cluster
        clouds.2.cluster          | Cloud 3, ECS cluster
        """)
    void aFieldIsCalledAsItsOwnerAndItsLabel(String path, String label) {
        assertThat(FieldPlace.of(path, FORM).label()).isEqualTo(label);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(FieldPlace.of("templates.3.cpu", FORM).label())
                .isEqualTo("Template %s… in %s…, CPU".formatted("n".repeat(99), "c".repeat(99)));
        OverridesForm fitting = OverridesForm.of(Map.of("templates", List.of(Map.of("name", "n".repeat(100)))));
        assertThat(FieldPlace.of("templates.0.cpu", fitting).label())
                .isEqualTo("Template %s, CPU".formatted("n".repeat(100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu",
                "templates",
                "templates.0",
                "templates.0.rootUrl",
                "templates.1000000.cpu",
                "templates.-1.cpu",
                "templates.0.cpu.x",
                "clouds.0.cpu",
                "jobs.0.cpu",
                "executors\n"
            })
    void whatIsNoFieldHasNoPlace(String path) {
        assertThat(FieldPlace.of(path, FORM)).isEqualTo(new FieldPlace("", -1));
    }

    @Test
    void theOrderIsThatOfTheForm() {
        assertThat(Stream.of(
                        "templates.0.name",
                        "templates.0.cpu",
                        "templates.0.spare",
                        "templates.1.name",
                        "templates.3.spare",
                        "clouds.0.enabled",
                        "clouds.1.maxAgents",
                        "rootUrl",
                        "executors"))
                .extracting(path -> FieldPlace.of(path, FORM).order())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
