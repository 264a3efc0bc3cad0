// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailingProblemsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final TemplateId BUILD = new TemplateId("fargate-cloud-spot", "build-example");

    private static Problem problem(FailureKind kind, int tries) {
        BackOff backOff = BackOff.none();
        for (int i = 0; i < tries; i++) {
            backOff = backOff.failed(BUILD, new Failure(kind, "RunTask: it said no"), NOW.plusSeconds(3600L * i));
        }
        return FailingProblems.of(backOff.failing()).get(0);
    }

    @Test
    void whatOnlyAPersonCanMendIsAnErrorAtTheTemplate() {
        Problem problem = problem(FailureKind.REFUSED, 1);
        assertThat(problem.line())
                .isEqualTo(
                        "templates.build-example: in fargate-cloud-spot, its agents do not start: RunTask: it said no;"
                                + " tried once. Correct the template's field that the message names.");
        assertThat(problem.isError()).isTrue();
    }

    @Test
    void whatMayPassIsAWarningUntilItHasFailedThreeTimes() {
        assertThat(problem(FailureKind.THROTTLED, 2).isError()).isFalse();
        assertThat(problem(FailureKind.THROTTLED, 3).isError()).isTrue();
    }

    @Test
    void nothingFailsWithoutFailures() {
        assertThat(FailingProblems.of(BackOff.none().failing())).isEmpty();
    }
}
