// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void aBlankAddressOfTheMetadataIsNone() {
        assertThat(Variables.onFargate(Map.of(Variables.METADATA, "http://169.254.170.2/v4/1")))
                .isTrue();
        assertThat(Variables.onFargate(Map.of(Variables.METADATA, " "))).isFalse();
        assertThat(Variables.onFargate(Map.of())).isFalse();
    }
}
