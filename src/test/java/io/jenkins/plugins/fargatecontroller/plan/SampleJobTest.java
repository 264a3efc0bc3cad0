// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import org.junit.jupiter.api.Test;

class SampleJobTest {

    @Test
    void eachRunsOnAnAgentOfTheBuiltInTemplate() {
        assertThat(SampleJob.ALL)
                .extracting(SampleJob::label)
                .containsExactlyElementsOf(Plans.plan(Samples.complete(), "").clouds().stream()
                        .flatMap(cloud -> cloud.templates().stream())
                        .map(template -> template.settings().get(TemplateKeys.LABEL))
                        .toList());
    }

    @Test
    void itsScriptAsksForItsLabelAndEndsByItself() {
        assertThat(SampleJob.ALL)
                .allSatisfy(job -> assertThat(job.script())
                        .startsWith("pipeline {\n")
                        .contains("label '" + job.label() + "'", "timeout(time: "));
    }

    @Test
    void onlyTheOneOnSpotIsRunAgain() {
        assertThat(SampleJob.ALL)
                .extracting(job -> job.script().contains("retries 2"))
                .containsExactly(false, true);
    }
}
