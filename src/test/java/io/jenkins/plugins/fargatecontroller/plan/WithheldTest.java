// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays as it is although it is not planned. */
class WithheldTest {

    private static final Withheld SOME =
            new Withheld(Set.of("fargate-cloud-spot"), Set.of(new TemplateId("fargate-cloud", "deploy")), false);

    @ParameterizedTest
    @CsvSource({
        "fargate-cloud, deploy, true",
        "fargate-cloud, other, false",
        "fargate-cloud-spot, deploy, true",
        "fargate-cloud-spot, other, true",
        "other, deploy, false",
    })
    void aTemplateIsKeptForItselfOrWithItsCloud(String cloud, String name, boolean kept) {
        assertThat(SOME.keeps(new TemplateId(cloud, name))).isEqualTo(kept);
        assertThat(Withheld.NOTHING.keeps(new TemplateId(cloud, name))).isFalse();
    }

    @Test
    void aCloudIsKeptForItselfAlone() {
        assertThat(SOME.keeps("fargate-cloud-spot")).isTrue();
        assertThat(SOME.keeps("fargate-cloud")).isFalse();
    }

    @Test
    void whereTheTemplatesAreUnknownEachIsKeptAndNoCloud() {
        Withheld unknown = new Withheld(Set.of(), Set.of(), true);
        assertThat(unknown.keeps(new TemplateId("any", "any"))).isTrue();
        assertThat(unknown.keeps("any")).isFalse();
    }
}
