// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final OwnedCloud CLOUD = new OwnedCloud("a1", Map.of("deploy", "b2"));
    private static final Ownership ALL = new Ownership(
            Map.of("fargate-cloud", CLOUD),
            Map.of(JenkinsSetting.EXECUTORS, "0"),
            Set.of("one"),
            Optional.of("ecsuser"));

    @Test
    void eachPartChangesForItself() {
        assertThat(ALL.withBasic(JenkinsSetting.EXECUTORS, "1"))
                .isEqualTo(new Ownership(
                        ALL.clouds(), Map.of(JenkinsSetting.EXECUTORS, "1"), ALL.jobs(), ALL.administrator()));
        assertThat(ALL.withBasic(JenkinsSetting.ROOT_URL, "x").basics()).hasSize(2);
        assertThat(ALL.withJob("two").jobs()).containsExactlyInAnyOrder("one", "two");
        assertThat(ALL.withJob("one")).isEqualTo(ALL);
        assertThat(ALL.withClouds(Map.of()))
                .isEqualTo(new Ownership(Map.of(), ALL.basics(), ALL.jobs(), ALL.administrator()));
        assertThat(ALL.withAdministrator("jane").administrator()).contains("jane");
        assertThat(ALL.withoutAdministrator())
                .isEqualTo(new Ownership(ALL.clouds(), ALL.basics(), ALL.jobs(), Optional.empty()));
    }

    @Test
    void onlyWhatWeMadeIsOurs() {
        assertThat(ALL.cloud("fargate-cloud")).contains(CLOUD);
        assertThat(ALL.cloud("other")).isEmpty();
        assertThat(Ownership.NONE.cloud("fargate-cloud")).isEmpty();
    }
}
