// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCauseTest {

    @ParameterizedTest
    @CsvSource({
        "OVERRIDES, alice, 'the overrides, by alice'",
        "JCASC, '', Configuration as Code",
        "PARAMETER_STORE, '', the parameter store",
        "DISCOVERED, '', what was discovered",
    })
    void whoIsNamedWhereSomebodyDidIt(PlanCause.Source source, String by, String text) {
        assertThat(new PlanCause(source, by, Instant.EPOCH)).hasToString(text);
    }
}
