// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateRowTest {

    @Test
    void onlyWhatIsDefinedElsewhereIsOverridden() {
        assertThat(new TemplateRow.Source("parameter store", true).overridden()).isTrue();
        assertThat(new TemplateRow.Source("override", true).overridden()).isFalse();
        assertThat(new TemplateRow.Source("parameter store", false).overridden())
                .isFalse();
    }
}
