// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FleetTest {

    @Test
    void aFleetKnowsItsClusters() {
        assertThat(Fleets.both().clusters()).containsExactly(Fleets.ON_DEMAND, Fleets.SPOT);
        assertThat(Fleets.both().clouds().get(0).region()).isEqualTo("eu-central-1");
        assertThat(Clusters.region("agents")).isEmpty();
    }

    @Test
    void cloudsAndTemplatesAreFoundByTheirNames() {
        Fleet fleet = Fleets.both();
        assertThat(fleet.cloud("fargate-cloud-spot")).contains(fleet.clouds().get(1));
        assertThat(fleet.cloud("another")).isEmpty();
        assertThat(fleet.templates().map(template -> template.id().toString()))
                .containsExactly("fargate-cloud/build", "fargate-cloud-spot/build");
        assertThat(fleet.template(new TemplateId("fargate-cloud-spot", "build")))
                .contains(fleet.clouds().get(1).templates().get(0));
        assertThat(fleet.template(new TemplateId("fargate-cloud-spot", "another")))
                .isEmpty();
    }
}
