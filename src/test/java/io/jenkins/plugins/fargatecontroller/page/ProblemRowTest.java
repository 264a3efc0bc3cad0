// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemRowTest {

    private static final Problem ROOT_URL = error(Subject.of(ControllerKeys.ROOT_URL));
    private static final Problem CPU = error(TemplateKeys.TEMPLATES.entry("a").field(TemplateKeys.CPU));
    private static final Problem VARIABLE = Problem.warning(
            new Location(
                    TemplateKeys.TEMPLATES
                            .entry("b")
                            .field(TemplateKeys.ENVIRONMENT)
                            .named("TOKEN"),
                    "o.yaml:7"),
            "looks like a secret",
            "hide it");

    @Test
    void aProblemIsTwoSentencesWithItsPlace() {
        assertThat(ProblemRow.of(List.of(ROOT_URL, VARIABLE)))
                .containsExactly(
                        new ProblemRow("fargate-problem-0", true, "rootUrl", "Is wrong.", "Mend it."),
                        new ProblemRow(
                                "fargate-problem-1",
                                false,
                                "templates.b.environment.TOKEN (o.yaml:7)",
                                "Looks like a secret.",
                                "Hide it."));
    }

    @Test
    void theErrorsAmongThemAreCountedForThemselves() {
        assertThat(ProblemRow.errors(List.of(VARIABLE, ROOT_URL)))
                .containsExactly(new ProblemRow("fargate-problem-0", true, "rootUrl", "Is wrong.", "Mend it."));
        assertThat(ProblemRow.errors(List.of(VARIABLE))).isEmpty();
    }

    @Test
    void aTemplateLeadsToItsFirstProblem() {
        assertThat(ProblemRow.ofTemplates(List.of(
                        ROOT_URL,
                        error(CloudKeys.CLOUDS.entry("a").field(CloudKeys.CLUSTER)),
                        error(TemplateKeys.TEMPLATES),
                        error(TemplateKeys.TEMPLATES.field(TemplateKeys.SUBNETS)),
                        CPU,
                        error(TemplateKeys.TEMPLATES.entry("a")),
                        VARIABLE)))
                .isEqualTo(Map.of("a", "fargate-problem-4", "b", "fargate-problem-6"));
    }

    private static Problem error(Subject subject) {
        return Problem.error(Location.of(subject), "is wrong", "mend it");
    }
}
