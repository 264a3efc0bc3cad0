// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Key<Integer> CPU = new Key<>("cpu", ValueType.number(1, 9), "Units.", "1").usually(2);
    private static final Key<Pattern> NAME = new Key<>("name", ValueType.text(Pattern::compile), "Name.", "a");
    private static final Setting<Integer> FIVE = new Setting<>(5, Origin.override("o.yaml:1"));

    @Test
    void whatIsNotSetIsTheKeysUsualValue() {
        assertThat(Settings.NONE.find(CPU)).isEmpty();
        assertThat(Settings.NONE.value(CPU)).isEmpty();
        assertThat(Settings.NONE.plain(CPU)).isEmpty();
        assertThat(Settings.NONE.value(CPU, 7)).isEqualTo(7);
        assertThat(Settings.NONE.get(CPU)).isEqualTo(2);
        assertThatThrownBy(() -> Settings.NONE.get(NAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is neither a value of 'name' nor a usual one");
    }

    @Test
    void whatIsSetWins() {
        Settings settings = Settings.NONE.with(CPU, FIVE).with(NAME, Setting.builtIn(Pattern.compile("a+")));
        assertThat(settings.find(CPU)).contains(FIVE);
        assertThat(settings.value(CPU, 7)).isEqualTo(5);
        assertThat(settings.get(CPU)).isEqualTo(5);
        assertThat(settings.plain(CPU)).contains(5);
        assertThat(settings.plain(NAME)).contains("a+");
        assertThat(Settings.NONE.all()).isEmpty();
    }

    @Test
    void theUpperLayerWinsAndTheLowerKeepsItsOrder() {
        Setting<Pattern> name = Setting.builtIn(Pattern.compile("a"));
        Settings lower = Settings.NONE.with(NAME, name).with(CPU, Setting.builtIn(1));
        Settings upper = Settings.NONE.with(CPU, FIVE);
        assertThat(upper.over(lower)).isEqualTo(Settings.NONE.with(CPU, FIVE).with(NAME, name));
        assertThat(upper.over(lower).all().keySet()).containsExactly(NAME, CPU);
        assertThat(lower.over(upper).find(CPU)).contains(Setting.builtIn(1));
    }

    @Test
    void aSourceWithoutASettingChangesNothing() {
        Settings settings = Settings.NONE.with(CPU, FIVE);
        assertThat(settings.with(CPU, Optional::empty)).isSameAs(settings);
        assertThat(settings.with(CPU, () -> Optional.of(Setting.builtIn(1))).value(CPU))
                .contains(1);
    }

    @Test
    void twoAreEqualThatSayTheSameFromTheSamePlaces() {
        Settings settings = Settings.NONE.with(CPU, FIVE);
        assertThat(settings).isEqualTo(Settings.NONE.with(CPU, FIVE)).hasSameHashCodeAs(Settings.NONE.with(CPU, FIVE));
        assertThat(settings)
                .isNotEqualTo(Settings.NONE.with(CPU, Setting.builtIn(5)))
                .isNotEqualTo(Settings.NONE);
        assertThat(settings).hasToString("{cpu=Setting[value=5, origin=override (o.yaml:1)]}");
    }

    @Test
    void nobodyChangesThemFromOutside() {
        var all = Settings.NONE.with(CPU, FIVE).all();
        assertThatThrownBy(all::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
