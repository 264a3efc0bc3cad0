// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingRightsTest {

    @Test
    void manyRefusalsAreOneThingToMend() {
        MissingRights rights = MissingRights.of(Stream.of(
                        MissingRights.reason("the task role demo", "ssm:GetParameter"),
                        "no answer in time",
                        MissingRights.reason("the task role demo", "ecs:DescribeTasks"),
                        MissingRights.reason("the task role demo", "ecs:DescribeTasks")))
                .orElseThrow();
        assertThat(rights.reason()).isEqualTo("the task role demo may not call ecs:DescribeTasks and ssm:GetParameter");
        assertThat(rights.remedy()).isEqualTo("allow these calls in the task role demo");
    }

    @Test
    void oneIsNamedAlone() {
        assertThat(MissingRights.of(Stream.of("the user x may not call ecs:RunTask")))
                .hasValueSatisfying(rights -> assertThat(rights.remedy()).isEqualTo("allow ecs:RunTask in the user x"));
    }

    @Test
    void otherReasonsAreNone() {
        assertThat(MissingRights.of(Stream.of("no answer in time", ""))).isEmpty();
    }
}
