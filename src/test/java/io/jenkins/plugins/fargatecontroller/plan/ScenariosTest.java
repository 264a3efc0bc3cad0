// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.documents.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole plans, compared as a whole. Each folder holds what goes in, {@code environment.json} (as {@code
 * --save-environment} writes it) and {@code overrides.yaml}, and what has to come out, {@code plan.yaml} and {@code
 * jcasc.yaml}.
 */
class ScenariosTest {

    static List<String> scenarios() throws IOException {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void planIsAsExpected(String scenario) throws IOException {
        golden(scenario, "plan.yaml").holds(PlanYaml.render(Scenarios.plan(scenario)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void jcascIsAsExpected(String scenario) throws IOException {
        golden(scenario, "jcasc.yaml").holds(JcascYaml.render(Scenarios.plan(scenario)));
    }

    @Test
    void theScenariosThatMatterAreThere() throws IOException {
        assertThat(scenarios())
                .contains(
                        "two-clusters",
                        "one-cluster",
                        "standalone",
                        "no-efs",
                        "no-cloud-map",
                        "no-permission",
                        "many-templates",
                        "conflicting-overrides",
                        "off-fargate",
                        "bad-templates",
                        "china",
                        "jcasc-wrapped-overrides");
    }

    private static Golden golden(String scenario, String file) {
        return new Golden(Scenarios.file(scenario, file));
    }
}
