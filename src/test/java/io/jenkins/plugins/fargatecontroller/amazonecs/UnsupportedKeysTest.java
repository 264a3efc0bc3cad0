// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only our own engine does. */
class UnsupportedKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default: true",
                "maxAgents: 3",
                "reuse: true",
                "startMinutes: 3",
                "spare: 1",
                "sidecars: [{name: db, image: x}]",
                "taskDefinition: own, agentContainer: a",
                "initProcess: true",
                "secrets: {A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}"
            })
    void whatAmazonEcsCannotDoIsSaidWhereItIsWritten(String said) {
        List<Problem> problems = UnsupportedKeys.problems(plan(said));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.place().field())
                    .isEqualTo("templates.build-example." + said.substring(0, said.indexOf(':')));
            assertThat(problem.place().where()).startsWith("overrides.yaml:1");
            assertThat(problem.remedy()).contains("engine: fargate");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default: false",
                "maxAgents: 0",
                "spare: 0",
                "sidecars: []",
                "reuse: false",
                "folders: [a]",
                "cpu: 512"
            })
    void nothingIsSaidOfWhatHasNoEffectAnyway(String said) {
        assertThat(UnsupportedKeys.problems(plan(said))).isEmpty();
    }

    private static Plan plan(String said) {
        return Plans.plan(
                Samples.complete(), "templates: [{name: build-example, cloud: fargate-cloud, %s}]".formatted(said));
    }
}
