// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

    private static final Fact<?> NONE = Fact.none("there is none", "make one");

    @Test
    void theySayWhoseTheTaskIs() {
        assertThat(Tags.of("demo", new TemplateId(CloudNames.SPOT, "build-example")))
                .containsExactly(
                        Map.entry("fargate-controller:controller", "demo"),
                        Map.entry("fargate-controller:cloud", "fargate-cloud-spot"),
                        Map.entry("fargate-controller:template", "build-example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /jenkins/demo | demo
        /demo/        | demo
        demo          | demo
        /             | controller
        ''            | controller
        """)
    void theControllerIsNamedAsItsPathElseAsItsService(String path, String name) {
        assertThat(Tags.controllerName(withPath(path))).isEqualTo(name);
    }

    @Test
    void withoutAServiceItIsNamedAsItsTaskDefinitionAndAtLastAsJenkins() {
        Environment alone = Samples.with(withPath(""), "compute.service", NONE);
        assertThat(Tags.controllerName(alone)).isEqualTo("jenkins-controller");
        assertThat(Tags.controllerName(Samples.with(alone, "task", NONE))).isEqualTo("jenkins");
    }

    private static Environment withPath(String path) {
        return Samples.with("variables", Variables.of(Map.of(Variables.PARAMETERS, path)));
    }
}
