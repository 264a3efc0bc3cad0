// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingTest {

    static Stream<Arguments> places() {
        return Stream.of(
                arguments(Origin.BUILT_IN, ""),
                arguments(Origin.discovered("DescribeTasks"), ""),
                arguments(Origin.parameterStore("/p/templates/a"), "/p/templates/a"),
                arguments(Origin.override("o.yaml:7"), "o.yaml:7"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void onlyWhatAPersonWroteHasAPlace(Origin origin, String where) {
        assertThat(new Setting<>("x", origin).where()).isEqualTo(where);
    }

    @Test
    void anotherViewOfAValueHasItsOrigin() {
        Setting<String> setting = new Setting<>("abc", Origin.override("o.yaml:7"));
        assertThat(setting.map(String::length)).isEqualTo(new Setting<>(3, Origin.override("o.yaml:7")));
        assertThat(Setting.builtIn(3)).isEqualTo(new Setting<>(3, Origin.BUILT_IN));
    }
}
