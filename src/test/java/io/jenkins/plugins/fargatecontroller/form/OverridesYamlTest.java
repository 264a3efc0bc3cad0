// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesYamlTest {

    private static final OverridesForm FORM = OverridesForm.of(Map.of(
            "executors",
            "2",
            "rootUrl",
            "https://ci.example.com/",
            "notificationResults",
            List.of(),
            "clouds",
            List.of(Map.of("name", "fargate-cloud-spot", "enabled", "false", "allowedOverrides", List.of())),
            "templates",
            List.of(
                    Map.of(
                            "name",
                            "deploy",
                            "cpu",
                            "1024",
                            "memory",
                            "2048",
                            "environment",
                            Map.of("HOME_OF", "${HOME}")),
                    Map.of("name", "bare", "environment", Map.of()),
                    Map.of("name", "debug", "environment", Map.of("EMPTY", "")))));

    @Test
    void theFileIsJcascThatSaysTheSame() {
        assertThat(OverridesYaml.render(FORM)).isEqualTo("""
            # The overrides of Fargate Controller. Everything else is discovered.
            unclassified:
              fargateController:
                rootUrl: https://ci.example.com/
                executors: 2
                notificationResults: []
                clouds:
                - name: fargate-cloud-spot
                  enabled: false
                  allowedOverrides: []
                templates:
                - name: deploy
                  cpu: 1024
                  memory: 2048
                  environment:
                    HOME_OF: "^${HOME}"
                - name: bare
                  environment: {}
                - name: debug
                  environment:
                    EMPTY: ""
            """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-01T10:00:00Z",
                "3.11",
                "1e3",
                "007",
                "0x1F",
                "1_000",
                "12:30",
                "no",
                "Off",
                "~"
            })
    void whatJcascWouldTakeForSomethingElseIsQuoted(String value) {
        assertThat(variable(value)).endsWith("A: \"" + value + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "jenkins/inbound-agent:jdk21", "https://ci.example.com/", "x.y"})
    void anOrdinaryTextIsNotQuoted(String value) {
        assertThat(variable(value)).endsWith("A: " + value + "\n");
    }

    private static String variable(String value) {
        return OverridesYaml.render(OverridesForm.of(
                Map.of("templates", List.of(Map.of("name", "t", "environment", Map.of("A", value))))));
    }

    @Test
    void itCanBeReadAgain() {
        Overrides read =
                OverridesReader.read(OverridesYaml.render(FORM), "export.yaml").value();
        assertThat(OverridesReader.read(OverridesYaml.render(FORM), "export.yaml")
                        .problems())
                .isEmpty();
        assertThat(read.templates()).hasSize(3);
        assertThat(read.clouds()).containsOnlyKeys("fargate-cloud-spot");
    }

    @Test
    void withoutOverridesTheFileIsEmptyButValid() {
        assertThat(OverridesYaml.render(OverridesForm.of(Map.of()))).endsWith("  fargateController: {}\n");
    }

    @Test
    void bothFilesHaveAPathAndNoOtherHas() {
        assertThat(ExportFile.at("/plan.yaml", FORM, () -> "the plan"))
                .contains(new ExportFile("fargate-controller-plan.yaml", "the plan"));
        assertThat(ExportFile.at("/overrides.yaml", FORM, () -> ""))
                .map(ExportFile::name)
                .contains("fargate-controller-overrides.yaml");
        assertThat(ExportFile.at("/secrets.yaml", FORM, () -> "")).isEmpty();
    }
}
