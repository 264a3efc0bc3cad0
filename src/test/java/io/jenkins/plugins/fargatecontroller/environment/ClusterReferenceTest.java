// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterReferenceTest {

    private static final Arn TASK = Arn.parse("arn:aws-cn:ecs:cn-north-1:123456789012:task/demo/0a1b");
    private static final String OTHER = "arn:aws:ecs:eu-west-1:999999999999:cluster/other";

    @Test
    void aNameMeansTheOneOfTheSameAccountAndRegion() {
        ClusterReference reference = ClusterReference.find("spot_1-a").orElseThrow();
        assertThat(reference.arn()).isEmpty();
        assertThat(reference).hasToString("spot_1-a");
        assertThat(reference.beside(TASK)).hasToString("arn:aws-cn:ecs:cn-north-1:123456789012:cluster/spot_1-a");
    }

    @Test
    void anArnMeansItself() {
        ClusterReference reference = ClusterReference.find(OTHER).orElseThrow();
        assertThat(reference.name()).isEqualTo("other");
        assertThat(reference).hasToString(OTHER).isEqualTo(ClusterReference.of(Arn.parse(OTHER)));
        assertThat(reference.beside(TASK)).hasToString(OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "arn:aws:ecs:eu-west-1:999999999999:service/other",
                "arn:aws:iam::999999999999:cluster/other",
                "arn:aws:ecs:eu-west-1:999999999999:cluster/a/b",
                "arn:aws:ecs"
            })
    void whatIsNeitherIsNone(String text) {
        assertThat(ClusterReference.find(text)).isEmpty();
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(ClusterReference.find("a".repeat(255))).isPresent();
        assertThat(ClusterReference.find("a".repeat(256))).isEmpty();
    }
}
