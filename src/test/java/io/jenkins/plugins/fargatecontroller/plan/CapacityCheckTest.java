// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityCheckTest {

    private static final String MIX = "capacity: {FARGATE: 1, FARGATE_SPOT: 1}";

    @Test
    void aProviderThatTheClusterLacksIsNamedWithWhatItHas() {
        assertThat(problem(MIX, cluster("FARGATE", "own-provider")))
                .get()
                .hasToString("ERROR templates.x.capacity (o.yaml:1): the cluster 'demo' of the cloud"
                        + " 'fargate-cloud-spot' has no capacity provider FARGATE_SPOT. Add FARGATE_SPOT to"
                        + " the capacity providers of the cluster, or ask for what it has: FARGATE,"
                        + " own-provider.");
    }

    @Test
    void aClusterWithAllProvidersAndATemplateThatAsksForNoneAreRight() {
        assertThat(problem(MIX, cluster("FARGATE", "FARGATE_SPOT"))).isEmpty();
        assertThat(problem("cpu: 512", cluster("FARGATE"))).isEmpty();
    }

    @Test
    void ofAnUnknownClusterNothingIsSaid() {
        assertThat(problem(MIX, Optional.empty())).isEmpty();
    }

    private static Optional<Problem> problem(String yaml, Optional<Cluster> cluster) {
        Template template = Plans.template(yaml);
        return new CapacityCheck(cluster).problem(template, Plans.place(template, UseKeys.CAPACITY));
    }

    private static Optional<Cluster> cluster(String... providers) {
        return Optional.of(new Cluster(Arn.parse(Samples.CLUSTER), List.of(providers)));
    }
}
