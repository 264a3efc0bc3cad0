// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.reconcile.Scope.Asking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "ALWAYS, false, ALWAYS",
        "ALWAYS, true, ALWAYS",
        "NEVER, true, NEVER",
        "IF_CHANGED, true, ALWAYS",
        "IF_CHANGED, false, NEVER",
    })
    void onlyWhatIsOpenIsDecided(Asking asking, boolean changed, Asking decided) {
        Scope scope = new Scope(true, false, asking).decided(changed);
        assertThat(scope).isEqualTo(new Scope(true, false, decided));
        assertThat(scope.asksForPassword()).isEqualTo(decided == Asking.ALWAYS);
    }

    @Test
    void whatIsUndecidedAsksForNothing() {
        assertThat(Scope.SAVED.asksForPassword()).isFalse();
        assertThat(Scope.SAVED.decided(true)).isEqualTo(Scope.USUAL);
    }

    @Test
    void driftIsAMatterOfItsOwn() {
        assertThat(Scope.USUAL.overDrift(true)).isEqualTo(Scope.ALL);
        assertThat(Scope.ALL.overDrift(false)).isEqualTo(Scope.USUAL);
        assertThat(Scope.BEFORE_JOBS.overDrift(true).jobs()).isFalse();
    }
}
