// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Problem.Location PLACE = Problem.Location.of(Subject.of(ControllerKeys.EXECUTORS));
    private static final Problem WARNING = Problem.warning(PLACE, "is odd", "look at it");
    private static final Problem ERROR = Problem.error(PLACE, "is wrong", "mend it");

    @Test
    void aPlanOfNothingHasItsVerdictAlone() {
        Plan nothing = Plan.nothing(verdict(true, WARNING));
        assertThat(nothing.clouds()).isEmpty();
        assertThat(nothing.jobs()).isEmpty();
        assertThat(nothing.controller()).isEqualTo(Settings.NONE);
        assertThat(nothing.asleep()).isTrue();
        assertThat(nothing.problems()).containsExactly(WARNING);
    }

    @Test
    void onlyAnErrorIsOne() {
        assertThat(Plan.nothing(verdict(false)).hasErrors()).isFalse();
        assertThat(Plan.nothing(verdict(false, WARNING)).hasErrors()).isFalse();
        assertThat(Plan.nothing(verdict(false, WARNING, ERROR)).hasErrors()).isTrue();
    }

    @Test
    void anotherVerdictLeavesThePlanAsItIs() {
        Plan plan = Plans.plan(Samples.complete(), "");
        Plan judged = plan.with(verdict(false, ERROR));
        assertThat(judged.clouds()).isEqualTo(plan.clouds());
        assertThat(judged.controller()).isEqualTo(plan.controller());
        assertThat(judged.jobs()).isEqualTo(plan.jobs());
        assertThat(judged.problems()).containsExactly(ERROR);
        assertThat(plan.problems()).isEmpty();
    }

    private static Plan.Verdict verdict(boolean asleep, Problem... problems) {
        return new Plan.Verdict(asleep, List.of(problems), Withheld.NOTHING);
    }
}
