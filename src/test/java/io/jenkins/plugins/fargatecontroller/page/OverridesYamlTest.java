// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.plan.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.OverridesReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesYamlTest {

    private static final OverridesForm FORM = OverridesForm.of(Map.of(
            "executors",
            "2",
            "rootUrl",
            "https://ci.example.com/",
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
                    clouds:
                    - name: fargate-cloud-spot
                      enabled: false
                      allowedOverrides: []
                    templates:
                    - name: deploy
                      cpu: 1024
                      memory: 2048
                      environment:
                        HOME_OF: ^${HOME}
                    - name: bare
                      environment: {}
                    - name: debug
                      environment:
                        EMPTY: ''
                """);
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
