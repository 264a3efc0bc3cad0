// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {

    private static final OverridesForm FORM = OverridesForm.of(Map.of("executors", "2"));

    @Test
    void theOverridesAreOneFile() {
        assertThat(ExportFile.at("/overrides.yaml", FORM, ExportFileTest::notAskedFor))
                .contains(new ExportFile("fargate-controller-overrides.yaml", OverridesYaml.render(FORM)));
    }

    @Test
    void thePlanIsTheOther() {
        assertThat(ExportFile.at("/plan.yaml", FORM, () -> "jenkins: {}\n"))
                .contains(new ExportFile("fargate-controller-plan.yaml", "jenkins: {}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "plan.yaml", "/plan.yaml/", "/PLAN.yaml", "/../plan.yaml", "/plan.yaml\u0000"})
    void thereIsNoOther(String path) {
        assertThat(ExportFile.at(path, FORM, ExportFileTest::notAskedFor)).isEmpty();
    }

    /** A plan is only made for whoever asks for it. */
    private static String notAskedFor() {
        throw new AssertionError("nobody asked for the plan");
    }
}
