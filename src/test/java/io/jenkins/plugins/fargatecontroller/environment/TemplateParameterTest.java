// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateParameterTest {

    @Test
    void theLastSegmentNamesTheTemplate() {
        assertThat(new TemplateParameter("/jenkins/demo/templates/build-example", "{}").lastSegment())
                .isEqualTo("build-example");
        assertThat(new TemplateParameter("build-example", "{}").lastSegment()).isEqualTo("build-example");
    }

    @Test
    void aByteOrderMarkInFrontIsNoneOfTheValue() {
        assertThat(new TemplateParameter("/a", "\uFEFF{\"cpu\": 512}").json()).contains("{\"cpu\": 512}");
    }
}
