// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipFileTest {

    @Test
    void theRecordIsReadAsItWasWritten() throws IOException {
        Ownership record = new Ownership(
                Map.of("fargate-cloud", new Ownership.OwnedCloud("a1", Map.of("build-example", "b2"))),
                Map.of(JenkinsSetting.EXECUTORS, "0"),
                Set.of("Simple job critical task"),
                Optional.of("ecsuser"));
        assertThat(OwnershipFile.read(OwnershipFile.write(record))).isEqualTo(record);
        assertThat(OwnershipFile.read(OwnershipFile.write(Ownership.NONE))).isEqualTo(Ownership.NONE);
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> OwnershipFile.read("null")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OwnershipFile.read("{\"clouds\": 1}"))
                .hasMessageStartingWith("it is not as this version writes it");
    }
}
