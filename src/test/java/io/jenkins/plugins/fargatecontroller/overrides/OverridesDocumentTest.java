// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of overrides: their values in a file, and their places as long as somebody knows them. */
class OverridesDocumentTest {

    private static final String YAML = """
        executors: 2
        templates:
          - name: deploy
            cloud: fargate-cloud
            memory: 4096
            environment: {MODE: test}
        """;

    @Test
    void eachValueKnowsItsLine() throws DocumentException {
        Overrides read = OverridesDocument.of(YamlDocument.read(YAML, "jenkins.yaml"))
                .read()
                .value();
        assertThat(read.controller().find(ControllerKeys.EXECUTORS).map(Setting::where))
                .contains("jenkins.yaml:1");
        assertThat(read.templates().get(0).settings().find(TemplateKeys.MEMORY).map(Setting::where))
                .contains("jenkins.yaml:5");
        assertThat(read.templates().get(0).place().where()).isEqualTo("jenkins.yaml:3");
    }

    @Test
    void aFileKeepsTheValuesAndNotThePlaces() throws DocumentException {
        OverridesDocument written = OverridesDocument.of(YamlDocument.read(YAML, "jenkins.yaml"));
        Map<String, Object> template = Map.of(
                "name", "deploy", "cloud", "fargate-cloud", "memory", "4096", "environment", Map.of("MODE", "test"));
        assertThat(written.values()).isEqualTo(Map.of("executors", "2", "templates", List.of(template)));
        OverridesDocument kept = OverridesDocument.of(written.values());
        assertThat(kept.values()).isEqualTo(written.values());
        assertThat(kept.read()
                        .value()
                        .controller()
                        .find(ControllerKeys.EXECUTORS)
                        .map(Setting::where))
                .contains("");
    }

    @Test
    void anErrorSaysTheLine() throws DocumentException {
        var wrong = YamlDocument.read(YAML.replace("4096", "4097"), "jenkins.yaml");
        assertThat(OverridesDocument.of(wrong).errors())
                .extracting(problem -> problem.place().toString())
                .containsExactly("templates.deploy.memory (jenkins.yaml:5)");
    }

    @Test
    void whatIsNoMappingHasNoValues() {
        assertThat(OverridesDocument.of(new ConfigNode.Scalar("x", "f:1")).values())
                .isEmpty();
        assertThat(OverridesDocument.of(new ConfigNode.Scalar("x", "f:1")).errors())
                .hasSize(1);
        assertThat(OverridesDocument.NONE.values()).isEmpty();
        assertThat(OverridesDocument.NONE.errors()).isEmpty();
    }

    @Test
    void valuesWithoutAnEndAreRefused() {
        Object deep = "x";
        for (int level = 0; level <= ConfigNode.DEEPEST; level++) {
            deep = List.of(deep);
        }
        Map<String, Object> values = Map.of("clouds", deep);
        assertThatThrownBy(() -> OverridesDocument.of(values)).hasMessageContaining("nested too deeply");
    }
}
