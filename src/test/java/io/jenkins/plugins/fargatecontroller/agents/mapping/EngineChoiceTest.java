// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "auto, true, AMAZON_ECS", "auto, false, FARGATE",
        "fargate, true, FARGATE", "fargate, false, FARGATE",
        "amazon-ecs, true, AMAZON_ECS", "amazon-ecs, false, AMAZON_ECS",
    })
    void theEngineIsTheOneThatIsSaidElseTheOneThatIsThere(String said, boolean amazonEcs, EngineChoice engine) {
        assertThat(EngineChoice.of(plan("engine: " + said), amazonEcs)).isEqualTo(engine);
    }

    @Test
    void withOurEngineAmazonEcsHasNoCloudsAndKeepsNone() {
        Plan plan = plan("").with(
                        new Plan.Verdict(false, List.of(), new Withheld(Set.of(CloudNames.SPOT), Set.of(), true)));
        assertThat(EngineChoice.AMAZON_ECS.forAmazonEcs(plan)).isEqualTo(plan);
        Plan without = EngineChoice.FARGATE.forAmazonEcs(plan);
        assertThat(without.clouds()).isEmpty();
        assertThat(without.verdict().withheld()).isEqualTo(Withheld.NOTHING);
        assertThat(without.jobs()).isEqualTo(plan.jobs());
        assertThat(without.controller()).isEqualTo(plan.controller());
    }

    private static Plan plan(String overrides) {
        return Plans.plan(Samples.complete(), overrides);
    }
}
