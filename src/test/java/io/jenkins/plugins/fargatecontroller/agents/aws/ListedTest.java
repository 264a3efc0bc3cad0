// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedTest {

    @Test
    void theItemsAreThoseThatAreThere() {
        assertThat(Listed.items(true, Arrays.asList("a", null, "b"))).containsExactly("a", "b");
        assertThat(Listed.items(true, List.of())).isEmpty();
    }

    @Test
    void anAnswerWithoutItsListIsNoEmptyList() {
        assertThatThrownBy(() -> Listed.items(false, List.of())).hasMessage("its list is missing");
    }

    @Test
    void aListOfWhichNothingCanBeUnderstoodIsNoEmptyList() {
        assertThatThrownBy(() -> Listed.items(true, Arrays.asList(null, null)))
                .hasMessage("its list has nothing that can be understood");
    }

    @Test
    void whatTheCallWasAboutHasToBeThere() {
        assertThat(Listed.present("arn")).isEqualTo("arn");
        assertThatThrownBy(() -> Listed.present(null)).hasMessage("what the call was about is missing");
    }
}
