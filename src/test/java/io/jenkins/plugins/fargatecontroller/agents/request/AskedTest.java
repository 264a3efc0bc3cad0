// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {

    private static final TemplateId BUILD = new TemplateId("fargate-cloud", "build");

    private static AgentRequest request(Map<String, String> fields) {
        return new AgentRequest("label-1", "build", fields);
    }

    @Test
    void anotherSizeIsNothingThatAnAgentFailsFor() {
        assertThat(request(Map.of("cpu", "1024", "memory", "4096", "ephemeralStorageSizeInGiB", "50"))
                        .asked(BUILD))
                .isEmpty();
        assertThat(request(Map.of("cpu", "1024", "image", "maven:3")).asked(BUILD))
                .contains(new Asked(BUILD, Map.of("image", "maven:3")));
    }

    @Test
    void itsNameTellsNoVariables() {
        assertThat(new Asked(BUILD, Map.of("image", "maven:3", "environments", "TOKEN=x")).name())
                .isEqualTo("build with environments, image maven:3");
    }
}
