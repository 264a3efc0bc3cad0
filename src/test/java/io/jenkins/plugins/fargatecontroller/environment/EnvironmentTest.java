// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @ParameterizedTest
    @CsvSource({"ASLEEP, true", "NONE, false", "DENIED, false", "FAILED, false"})
    void itSleepsOnlyWhereItDoesNotRunOnFargate(Fact.Cause cause, boolean asleep) {
        assertThat(Samples.absent(cause).asleep()).isEqualTo(asleep);
        assertThat(Samples.complete().asleep()).isFalse();
    }

    @Test
    void whereNothingIsKnownEachFactSaysWhy() {
        Variables variables = Variables.of(Map.of());
        Fact.Absent<Void> why = new Fact.Absent<>(Fact.Cause.FAILED, "AWS cannot be asked", "wait");
        Environment unknown = Environment.unknown(variables, why);
        assertThat(unknown.variables()).isEqualTo(variables);
        assertThat(FactLines.of(unknown))
                .hasSize(19)
                .allSatisfy(line -> assertThat(line.fact()).isEqualTo(why.cast()));
    }

    @Test
    void theTemplatesThatNobodyWantsAreLeftOutAndNothingElse() {
        Environment two = Samples.withTemplates(Samples.template("a", "{}"), Samples.template("b", "{}"));
        assertThat(two.with(template -> template.parameter().endsWith("/b")))
                .isEqualTo(Samples.withTemplates(Samples.template("b", "{}")));
        assertThat(two.with(template -> true)).isEqualTo(two);
        Environment unknown = Samples.absent(Fact.Cause.DENIED);
        assertThat(unknown.with(template -> false)).isEqualTo(unknown);
    }
}
