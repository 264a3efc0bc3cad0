// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * Idle agents that are kept ready.
 *
 * @param agents how many
 * @param windows when; always if there are none
 * @param zone of the windows' times
 */
public record Spare(int agents, List<Window> windows, ZoneId zone) {

    public Spare {
        windows = List.copyOf(windows);
    }

    public static Spare none() {
        return new Spare(0, List.of(), ZoneId.of("UTC"));
    }

    /** How many are to be ready now. */
    public int at(Instant now) {
        ZonedDateTime time = now.atZone(zone);
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(time)) ? agents : 0;
    }

    /**
     * A part of some days. One that ends before it starts goes on into the next day.
     *
     * @param days those on which it starts
     * @param from included
     * @param to not included
     */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        public Window {
            days = Set.copyOf(days);
        }

        boolean contains(ZonedDateTime time) {
            LocalTime clock = time.toLocalTime();
            DayOfWeek today = time.getDayOfWeek();
            boolean begun = !clock.isBefore(from);
            boolean over = !clock.isBefore(to);
            return from.isBefore(to)
                    ? days.contains(today) && begun && !over
                    : (days.contains(today) && begun) || (days.contains(today.minus(1)) && !over);
        }
    }
}
