// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare.Window;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpareKeysTest {

    private static final ValueType<Spare> TYPE = SpareKeys.TYPE;

    @Test
    void aNumberIsForAlways() throws DocumentException {
        assertThat(read("2")).isEqualTo(new Spare(2, List.of(), ZoneId.of("UTC")));
        assertThat(read("{agents: 2, schedule: []}")).isEqualTo(read("2"));
        assertThat(read("0")).isEqualTo(Spare.none());
    }

    @Test
    void aScheduleHasDaysTimesAndAZone() throws DocumentException {
        Window weekend =
                new Window(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.MIDNIGHT);
        Window monday = new Window(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 30), LocalTime.of(18, 0));
        assertThat(read("{agents: 1, schedule: [Sat-sun  22:00 - 24:00, mon 08:30-18:00], zone: Europe/Berlin}"))
                .isEqualTo(new Spare(1, List.of(weekend, monday), ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @CsvSource({"MON-SUN, 7", "TUE-MON, 7", "MON-MON, 1", "SAT-MON, 3", "MON-FRI, 5"})
    void aSpanOfDaysGoesOnOverTheEndOfTheWeek(String span, int days) throws DocumentException {
        Spare spare = read("{agents: 1, schedule: %s 08:00-09:00}".formatted(span));
        assertThat(spare.windows().get(0).days())
                .hasSize(days)
                .contains(EnumSet.allOf(DayOfWeek.class).stream()
                        .filter(day -> day.name().startsWith(span.substring(0, 3)))
                        .findFirst()
                        .orElseThrow());
        assertThat(read(YamlWriter.text(TYPE.plain(spare)))).isEqualTo(spare);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "2" | "2"
        "{agents: 1, schedule: 'mon-fri 08:00-18:00, SAT 22:00-06:30', zone: Europe/Berlin}" | "{agents=1, schedule=[MON-FRI 08:00-18:00, SAT 22:00-06:30], zone=Europe/Berlin}"
        "{agents: 1, schedule: [FRI-MON 00:00-24:00]}" | "{agents=1, schedule=[FRI-MON 00:00-00:00], zone=UTC}"
        "{agents: 1, schedule: [MON-SUN 01:00-02:00]}" | "{agents=1, schedule=[MON-SUN 01:00-02:00], zone=UTC}"
        "{agents: 1, zone: Europe/Berlin}" | "1"
        "{agents: 1, schedule: SUN 08:00-09:00, zone: '+02:00'}" | "{agents=1, schedule=[SUN 08:00-09:00], zone=+02:00}"
        """)
    void isWrittenAsSomebodyWouldAndReadAsTheSame(String yaml, String plain) throws DocumentException {
        assertThat(TYPE.plain(read(yaml))).hasToString(plain);
        assertThat(TYPE.plain(read(YamlWriter.text(TYPE.plain(read(yaml)))))).hasToString(plain);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "{agents: 101}" | is out of range
        "{schedule: MON 08:00-09:00}" | has no 'agents'
        "{agents: 1, schedule: weekdays}" | "spare.schedule: 'weekdays' is not a weekly time window"
        "{agents: 1, zone: Mars}" | is not a time zone
        "{agents: 1, schedule: [MON 08:00-24:30]}" | is not a weekly time window
        "{agents: 1, schedule: {MON: 1}}" | "spare.schedule: must be a single value, not a mapping"
        "[2]" | "must be a single value, not a list"
        "{agents: two}" | "spare.agents: 'two' is not a whole number"
        "{agent: 2}" | "spare.agent: 'agent' is not known here"
        "{agents: null}" | has no 'agents'
        "null" | has no value
        "-1" | is out of range; expected a whole number from 0 to 100
        "{}" | has no 'agents'
        "{agents: 1, zone: ''}" | "spare.zone: has no value"
        "{agents: 1, zone: UTC+25}" | is not a time zone
        "{agents: 1, schedule: [MON 24:00-08:00]}" | is not a weekly time window
        "{agents: 1, schedule: [MON 8:00-18:00]}" | is not a weekly time window
        "{agents: 1, schedule: [MON 08:60-18:00]}" | is not a weekly time window
        "{agents: 1, schedule: [MONDAY 08:00-18:00]}" | is not a weekly time window
        "{agents: 1, schedule: [MON-WED-FRI 08:00-18:00]}" | is not a weekly time window
        "{agents: 1, schedule: [08:00-18:00]}" | is not a weekly time window
        """)
    void refusesWhatIsNone(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Spare read(String yaml) throws DocumentException {
        return TYPE.read(YamlDocument.read(yaml, "o.yaml"));
    }
}
