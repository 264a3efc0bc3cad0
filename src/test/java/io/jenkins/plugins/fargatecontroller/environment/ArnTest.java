// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-central-1:123456789012:cluster/demo, cluster, demo, demo",
        "arn:aws-cn:ecs:cn-north-1:123456789012:task/demo/0123, task, demo/0123, 0123",
        "arn:aws-us-gov:iam::123456789012:role/team/builder, role, team/builder, builder",
        "arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/x, log-group, /ecs/x, x",
        "arn:aws:sns:eu-central-1:123456789012:topic, '', topic, topic",
    })
    void isTakenApartAndPutTogether(String text, String type, String id, String name) {
        Arn arn = Arn.parse(text);
        assertThat(arn.resourceType()).isEqualTo(type);
        assertThat(arn.resourceId()).isEqualTo(id);
        assertThat(arn.name()).isEqualTo(name);
        assertThat(arn).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "arn:aws:ecs",
                "arn:aws:ecs:eu-central-1:12:cluster/demo",
                "arn:aws:ecs:eu:123456789012:",
                "arn:gcp:ecs:e:123456789012:x",
                "arn:aws:iam::123456789012:role/a b"
            })
    void nonsenseIsRefusedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> Arn.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");
    }

    @Test
    void aSiblingSharesPartitionRegionAndAccount() {
        assertThat(Arn.parse("arn:aws-cn:ecs:cn-north-1:123456789012:task/demo/1")
                        .sibling("ecs", "cluster/demo"))
                .hasToString("arn:aws-cn:ecs:cn-north-1:123456789012:cluster/demo");
    }
}
