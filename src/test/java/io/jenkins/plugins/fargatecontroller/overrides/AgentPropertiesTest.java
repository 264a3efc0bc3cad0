// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentPropertiesTest {

    @ParameterizedTest
    @CsvSource({"inheritFrom, inheritFrom", "INHERITFROM, inheritFrom", "Cpu, cpu", "All, all"})
    void aWordIsTakenHoweverItIsCapitalised(String word, String property) {
        assertThat(AgentProperties.property(word)).isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        memmory | 'memmory' is not a property of an ECS agent; did you mean 'memory'?
        xyzzy   | 'xyzzy' is not a property of an ECS agent; expected words such as inheritFrom, label, memory, cpu and image
        ``      | '' is not a property of an ECS agent; expected words such as inheritFrom, label, memory, cpu and image
        """)
    void anotherIsRefused(String word, String message) {
        assertThatThrownBy(() -> AgentProperties.property(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void eachIsThereOnceInOrder() {
        assertThat(AgentProperties.PROPERTIES).doesNotHaveDuplicates().isSorted();
    }
}
