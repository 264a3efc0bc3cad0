// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare.Window;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said about agents that are kept ready. */
final class SpareKeys {

    private static final int MOST = 100;
    private static final int DAY = 3;
    private static final String UTC = "UTC";

    private static final Pattern WINDOW =
            Pattern.compile("(?i)(MON|TUE|WED|THU|FRI|SAT|SUN)(?:-(MON|TUE|WED|THU|FRI|SAT|SUN))?"
                    + " +([01][0-9]|2[0-3]):([0-5][0-9]) *- *(24(?=:00)|[01][0-9]|2[0-3]):([0-5][0-9])");

    private static final Key<Integer> AGENTS =
            new Key<>("agents", ValueType.number(0, MOST), "How many are kept ready.", "2");

    private static final Key<List<String>> SCHEDULE = new Key<>(
            "schedule",
            ValueType.listOrNone(text -> text(window(text))),
            "When; by default always.",
            "MON-FRI 08:00-18:00");

    private static final Key<String> ZONE =
            new Key<>("zone", ValueType.text(SpareKeys::zone), "Time zone of the schedule.", "Europe/Berlin");

    private static final Schema SCHEMA = new Schema(List.of(AGENTS, SCHEDULE, ZONE));

    static final ValueType<Spare> TYPE =
            ValueType.written(ValueType.Layout.YAML, SpareKeys::read, SpareKeys::plain, SCHEMA::type);

    private SpareKeys() {}

    private static Spare read(ConfigNode tree) {
        if (!(tree instanceof ConfigNode.Mapping mapping)) {
            return new Spare(AGENTS.type().read(tree), List.of(), ZoneId.of(UTC));
        }
        Parsed<Settings> read =
                SCHEMA.read(mapping, Location.of(new Subject.Group("spare")), SettingSource.override(Notation.YAML));
        for (Problem problem : read.problems()) {
            throw new IllegalArgumentException(problem.place().subject() + ": " + problem.message());
        }
        Settings settings = read.value();
        return new Spare(
                settings.value(AGENTS)
                        .orElseThrow(
                                () -> new IllegalArgumentException("has no 'agents'; expected how many to keep ready")),
                settings.value(SCHEDULE, List.of()).stream()
                        .map(SpareKeys::window)
                        .toList(),
                ZoneId.of(settings.value(ZONE, UTC)));
    }

    private static Object plain(Spare spare) {
        if (spare.windows().isEmpty()) {
            return spare.agents();
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(AGENTS.name(), spare.agents());
        plain.put(SCHEDULE.name(), spare.windows().stream().map(SpareKeys::text).toList());
        plain.put(ZONE.name(), spare.zone().getId());
        return plain;
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a time zone; expected one such as Europe/Berlin or UTC", e);
        }
    }

    private static Window window(String text) {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " is not a weekly time window; expected one such as MON-FRI 08:00-18:00 or SAT 22:00-06:00");
        }
        DayOfWeek first = day(matcher.group(1));
        DayOfWeek last = matcher.group(2) == null ? first : day(matcher.group(2));
        return new Window(
                days(first, last),
                time(matcher.group(DAY), matcher.group(DAY + 1)),
                time(matcher.group(DAY + 2), matcher.group(DAY + DAY)));
    }

    private static DayOfWeek day(String word) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
        Set<DayOfWeek> days = new LinkedHashSet<>(List.of(first));
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    /** Midnight at the end of a day is that at the start of the next. */
    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour) % 24, Integer.parseInt(minute));
    }

    private static String text(Window window) {
        Set<DayOfWeek> days = window.days();
        DayOfWeek first = Stream.of(DayOfWeek.values())
                .filter(day -> days.contains(day) && !days.contains(day.minus(1)))
                .findFirst()
                .orElse(DayOfWeek.MONDAY);
        DayOfWeek last = first.plus(days.size() - 1L);
        String span = first == last ? word(first) : word(first) + "-" + word(last);
        return "%s %s-%s".formatted(span, window.from(), window.to());
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, DAY);
    }
}
