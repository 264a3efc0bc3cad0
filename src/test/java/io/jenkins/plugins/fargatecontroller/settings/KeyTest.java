// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTest {

    private static final ValueType<Integer> UNITS = ValueType.number(1, 9);
    private static final Key<Integer> CPU = new Key<>("cpu", UNITS, "Units.", "1");

    @Test
    void itIsCheckedAsItIsTyped() {
        assertThat(CPU.check(" 7 ")).isEqualTo(7);
        assertThatThrownBy(() -> CPU.check("many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'many' is not a whole number; expected a whole number from 1 to 9");
        assertThatThrownBy(() -> CPU.check("")).hasMessage("has no value");
    }

    @Test
    void itIsKnownByItsName() {
        assertThat(CPU).hasToString("cpu");
        assertThat(CPU.usual()).isEmpty();
        assertThat(CPU.usually(2).usual()).contains(2);
        assertThat(CPU.usually(2)).isNotEqualTo(CPU);
    }

    @Test
    void whatHoldsUsuallyIsItsExample() {
        assertThat(Key.usually("cpu", UNITS, "Units.", 2).example()).isEqualTo("2");
        Key<List<String>> words = Key.usually("words", ValueType.words(), "Words.", List.of("a", "b"));
        assertThat(words.example()).isEqualTo("a,b");
        assertThat(words.usual()).contains(List.of("a", "b"));
    }
}
