// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before it is stored. */
class OverridesCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "executors: 2",
                "templates: [{name: a, cpu: 1024}]",
                "templates: [{name: a, memory: 30720}]",
                "templates: [{name: a, cpu: 1024, memory: 2048}]",
                "templates: [{name: a, cpu: 512}, {name: b, memory: 512}]"
            })
    void whatMayBeRightIsTaken(String yaml) throws DocumentException {
        assertThat(OverridesDocument.of(YamlDocument.read(yaml, "f.yaml")).errors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "templates: [{name: a, cpu: 300}]               | templates.a.cpu (f.yaml:1)    | Fargate has no size"
                        + " with cpu 300",
                "templates: [{name: a, cpu: 300, memory: 1024}] | templates.a.cpu (f.yaml:1)    | Fargate has no size"
                        + " with cpu 300",
                "templates: [{name: a, cpu: 256, memory: 4096}] | templates.a.memory (f.yaml:1) | Fargate has no size"
                        + " with cpu 256 and memory 4096",
                "templates: [{name: a, memory: 1000}]           | templates.a.memory (f.yaml:1) | Fargate has no size"
                        + " with memory 1000",
                "reconcileMinute: 5                             | reconcileMinute (f.yaml:1)    | 'reconcileMinute' is"
                        + " not known here",
                "templates: [{name: a, taskRole: arn:x}]        | templates.a.taskRole (f.yaml:1) | 'arn:x' is not an"
                        + " IAM role; expected arn:aws:iam::ACCOUNT:role/NAME",
            })
    void whatCannotBeRightIsRefusedWithItsPlace(String yaml, String place, String message) throws DocumentException {
        assertThat(OverridesDocument.of(YamlDocument.read(yaml, "f.yaml")).errors())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).hasToString(place);
                    assertThat(problem.message()).isEqualTo(message);
                });
    }
}
