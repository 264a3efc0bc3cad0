// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.reconcile.World;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aProblemFromElsewhereIsShownBesideTheOthers(@TempDir Path folder) {
        World world = new World(folder);
        world.overrides = "executor: 1";
        Status status = world.settled().status();
        var problem = RunProblems.warning(Subject.of(ControllerKeys.NOTIFICATION_TOPIC), "b", "c");
        Status more = status.with(problem);
        assertThat(status.plan().problems()).hasSize(1);
        assertThat(more.plan().problems())
                .containsExactly(status.plan().problems().get(0), problem);
        assertThat(more.headline().sentence()).isEqualTo("1 error must be corrected. There is 1 warning.");
        assertThat(more.plan().clouds()).isEqualTo(status.plan().clouds());
        assertThat(more.runs()).isEqualTo(status.runs());
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
