// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void withoutThePasswordThereIsNoAdministrator() {
        assertThat(of(Samples.absent(Fact.Cause.DENIED)).lacksAdministrator()).isTrue();
        assertThat(of(Samples.absent(Fact.Cause.NONE)).lacksAdministrator()).isTrue();
    }

    @Test
    void whereAllIsWellThereIsOne() {
        assertThat(of(Samples.complete()).lacksAdministrator()).isFalse();
        assertThat(of(Samples.absent(Fact.Cause.ASLEEP)).lacksAdministrator()).isFalse();
    }

    private static Status of(Environment environment) {
        Plan plan = Planner.plan(environment, Overrides.NONE);
        return new Status(
                Headline.of(plan.problems(), List.of()),
                Optional.of(environment),
                plan,
                List.of(),
                List.of(),
                Optional.empty());
    }
}
