// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {

    @Test
    void aCompleteEnvironmentComesBackAsItWas() throws IOException {
        Environment complete = Samples.complete();
        assertThat(EnvironmentFile.read(EnvironmentFile.write(complete))).isEqualTo(complete);
    }

    @ParameterizedTest
    @EnumSource(Fact.Cause.class)
    void absencesComeBackWithTheirCause(Fact.Cause cause) throws IOException {
        Environment absent = Samples.absent(cause);
        assertThat(EnvironmentFile.read(EnvironmentFile.write(absent))).isEqualTo(absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"task\": 1}", "not json"})
    void anythingElseIsRefusedWithAMessage(String text) {
        assertThatThrownBy(() -> EnvironmentFile.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a saved environment");
    }

    @Test
    void aBrokenArnIsNamed() {
        String broken = EnvironmentFile.write(Samples.complete())
                .replace("arn:aws:iam::123456789012:role/demo-execution", "nonsense");
        assertThatThrownBy(() -> EnvironmentFile.read(broken)).hasMessageContaining("'nonsense' is no ARN");
    }
}
