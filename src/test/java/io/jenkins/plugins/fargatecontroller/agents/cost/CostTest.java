// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Cost EXACT = new Cost(new BigDecimal("0.01235"), true);
    private static final Cost BOUND = new Cost(new BigDecimal("0.1"), false);

    @Test
    void anAmountHasFourDigitsAndSaysWhetherItIsExact() {
        assertThat(EXACT).hasToString("$0.0124");
        assertThat(BOUND).hasToString("at most $0.1000");
        assertThat(Cost.zero()).hasToString("$0.0000");
    }

    @Test
    void aSumIsAsExactAsItsParts() {
        assertThat(EXACT.plus(EXACT)).isEqualTo(new Cost(new BigDecimal("0.02470"), true));
        assertThat(EXACT.plus(BOUND)).isEqualTo(new Cost(new BigDecimal("0.11235"), false));
        assertThat(BOUND.times(3)).isEqualTo(new Cost(new BigDecimal("0.3"), false));
        assertThat(EXACT.times(0).amount()).isZero();
    }
}
