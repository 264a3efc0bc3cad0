// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.environment.Hostile;
import org.junit.jupiter.api.Test;

class HostileTextsTest {

    @Test
    void theFormTakesOrRefusesEveryText() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts().forEach(text -> {
            assertThat(FieldCheck.problem("/template/image", text)).isNotNull();
            assertThat(FieldCheck.problem("/template/taskRole", text)).isNotNull();
            assertThatThrownBy(() -> FieldCheck.problem(text, "x")).isInstanceOf(IllegalArgumentException.class);
        }));
    }
}
