// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TemplateIdTest {

    private static final TemplateId DEPLOY = new TemplateId("fargate-cloud", "deploy");

    @Test
    void twoCloudsMayHaveTemplatesOfOneName() {
        assertThat(DEPLOY).isNotEqualTo(new TemplateId("fargate-cloud-spot", "deploy"));
        assertThat(DEPLOY).isEqualTo(new TemplateId("fargate-cloud", "deploy")).hasToString("fargate-cloud/deploy");
    }

    @Test
    void theyAreOrderedByCloudAndName() {
        TemplateId build = new TemplateId("fargate-cloud", "build");
        TemplateId spot = new TemplateId("fargate-cloud-spot", "a");
        assertThat(new TreeSet<>(List.of(spot, DEPLOY, build))).containsExactly(build, DEPLOY, spot);
        assertThat(DEPLOY).isEqualByComparingTo(new TemplateId("fargate-cloud", "deploy"));
    }
}
