// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedLabelsTest {

    @Test
    void eachLabelBelongsToTheFirstThatHasIt() {
        List<Problem> problems = problems("""
            templates:
            - {name: a, cloud: fargate-cloud, label: one two}
            - {name: b, cloud: fargate-cloud, label: two three one}
            - {name: c, cloud: fargate-cloud, label: three}
            """);
        assertThat(problems)
                .noneMatch(Problem::isError)
                .extracting(problem -> problem.place().toString())
                .containsExactly(
                        "templates.b.label (overrides.yaml:3)",
                        "templates.b.label (overrides.yaml:3)",
                        "templates.c.label (overrides.yaml:4)");
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("'two'", "fargate-cloud/b", "fargate-cloud/a"),
                        message -> assertThat(message).contains("'one'", "fargate-cloud/b", "fargate-cloud/a"),
                        message -> assertThat(message).contains("'three'", "fargate-cloud/c", "fargate-cloud/b"));
    }

    @Test
    void labelsOfOneTemplateAreItsOwn() {
        assertThat(problems("templates: [{name: a, label: one two}, {name: b, label: three}]"))
                .isEmpty();
    }

    private static List<Problem> problems(String overrides) {
        return SharedLabels.of(Plans.plan(Samples.complete(), overrides).clouds());
    }
}
