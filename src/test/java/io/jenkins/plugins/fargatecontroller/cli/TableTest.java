// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        assertThat(new Table(Screen.USUAL)
                        .row("name", "value", "origin")
                        .row("a longer name", "", "")
                        .render())
                .isEqualTo("""
                      name           value  origin
                      a longer name
                    """);
    }

    @Test
    void theWidestColumnWrapsAndTheOthersStayWhole() {
        assertThat(new Table(new Screen(32))
                        .row("role", "arn:aws:iam::123456789012:role/x", "default")
                        .row("next", "short", "default")
                        .render())
                .isEqualTo("""
                      role  arn:aws:iam::    default
                            123456789012:
                            role/x
                      next  short            default
                    """);
    }

    @Test
    void withoutARowThereIsNothing() {
        assertThat(new Table(Screen.USUAL).render()).isEmpty();
    }
}
