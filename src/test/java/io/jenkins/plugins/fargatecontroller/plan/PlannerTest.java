// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void aCompleteEnvironmentGivesTwoCloudsWithoutProblems() {
        Plan plan = plan(Samples.complete(), "");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.clouds()).extracting(Cloud::name).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(plan.clouds())
                .flatExtracting(Cloud::templates)
                .extracting(template -> template.settings().value(TemplateKeys.LABEL, ""))
                .containsExactly("build-example", "build-example-spot");
    }

    @Test
    void offFargateNothingIsPlanned() {
        Plan plan = plan(Samples.absent(Fact.Cause.ASLEEP), "executors: 3");
        assertThat(plan.asleep()).isTrue();
        assertThat(plan.clouds()).isEmpty();
        assertThat(plan.hasErrors()).isFalse();
    }

    @Test
    void withoutAnyAnswerEverythingIsWithheld() {
        Plan plan = plan(Samples.absent(Fact.Cause.FAILED), "");
        assertThat(plan.clouds()).isEmpty();
        assertThat(plan.verdict().withheld().clouds()).containsExactlyInAnyOrderElementsOf(CloudNames.ALL);
        assertThat(plan.hasErrors()).isTrue();
    }

    @Test
    void agentsUseThePrefixThatPeopleUse() {
        Plan plan = plan(Samples.withPublicUrl("https://example.com/ci/"), "");
        assertThat(plan.clouds())
                .isNotEmpty()
                .extracting(
                        cloud -> cloud.settings().value(CloudKeys.JENKINS_URL).map(Object::toString))
                .containsOnly(Optional.of("http://controller.demo.local:8080/ci/"));
    }

    private static Plan plan(Environment environment, String overrides) {
        return Planner.plan(environment, OverridesReader.read(overrides, "overrides.yaml"));
    }
}
