// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void headlinesCount() {
        var error = RunProblems.error(RunPart.RECONCILE, "b", "c");
        var warning = RunProblems.warning(RunPart.RECONCILE, "b", "c");
        var change = new Change(Change.Action.REMOVE, "cloud x", List.of());
        assertThat(Headline.of(List.of(), List.of()).sentence()).isEqualTo("Jenkins matches the plan.");
        assertThat(Headline.of(List.of(warning), List.of()).sentence())
                .isEqualTo("Jenkins matches the plan. There is 1 warning.");
        assertThat(Headline.of(List.of(), List.of(change, change)).sentence())
                .isEqualTo("Jenkins differs from the plan in 2 places.");
        assertThat(Headline.of(List.of(error, warning, warning), List.of(change))
                        .sentence())
                .isEqualTo("1 error must be corrected. There are 2 warnings.");
    }
}
