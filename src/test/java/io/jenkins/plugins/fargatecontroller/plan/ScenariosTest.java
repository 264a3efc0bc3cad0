// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole plans, compared as a whole. Each folder holds what goes in, {@code environment.json} (as {@code
 * --save-environment} writes it) and {@code overrides.yaml}, and what has to come out, {@code plan.yaml} and {@code
 * jcasc.yaml}.
 */
class ScenariosTest {

    private static final String FOLDER = "src/test/resources/scenarios";

    static List<String> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(Golden.path(FOLDER))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void planIsAsExpected(String scenario) throws IOException {
        golden(scenario, "plan.yaml").holds(PlanYaml.render(plan(scenario)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void jcascIsAsExpected(String scenario) throws IOException {
        golden(scenario, "jcasc.yaml").holds(JcascYaml.render(plan(scenario)));
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

    static Plan plan(String scenario) throws IOException {
        var environment = EnvironmentFile.read(Files.readString(input(scenario, "environment.json")));
        var overrides = OverridesReader.read(Files.readString(input(scenario, "overrides.yaml")), "overrides.yaml");
        return Planner.plan(environment, overrides);
    }

    private static Path input(String scenario, String file) {
        return Golden.path(FOLDER).resolve(scenario).resolve(file);
    }

    private static Golden golden(String scenario, String file) {
        return new Golden(input(scenario, file));
    }
}
