// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.status.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncStatusTest {

    @Test
    void whatIsKeptIsCounted() {
        Change change = new Change(Change.Action.CHANGE, "cloud x", List.of());
        SyncStatus one = new SyncStatus(
                Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING)),
                List.of(),
                List.of(change),
                false,
                false);
        SyncStatus two = new SyncStatus(
                Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING)),
                List.of(),
                List.of(change, change),
                false,
                false);
        assertThat(one.message(List.of())).isEqualTo("1 difference kept, as configured");
        assertThat(two.message(List.of())).isEqualTo("2 differences kept, as configured");
    }
}
