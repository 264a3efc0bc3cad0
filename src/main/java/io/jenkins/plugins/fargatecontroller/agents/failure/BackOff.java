// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often each template has failed in a row, and when it may be tried again. Templates do not hinder each other, even
 * where they serve the same label.
 */
public record BackOff(Map<TemplateId, Tries> tries) {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_IF_FATAL = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int TRIES = 3;

    public BackOff {
        tries = Collections.unmodifiableMap(new TreeMap<>(tries));
    }

    public static BackOff none() {
        return new BackOff(Map.of());
    }

    /**
     * Failures in a row.
     *
     * @param count how many
     * @param at when the last one was
     * @param next when the next try may be made
     */
    public record Tries(int count, Failure last, Instant at, Instant next) {}

    /**
     * After another failure. Agents that were started together fail together: what fails while the template is waiting
     * anyway is no further try.
     */
    public BackOff failed(TemplateId template, Failure failure, Instant now) {
        Optional<Tries> before = Optional.ofNullable(tries.get(template));
        if (before.isPresent() && before.get().next().isAfter(now)) {
            return this;
        }
        int count = before.map(Tries::count).orElse(0) + 1;
        return with(template, new Tries(count, failure, now, now.plus(delay(count, failure))));
    }

    /** When the last try failed, if so many did that a person has to act before another can end better. */
    public Optional<Instant> hopeless(TemplateId template) {
        return Optional.ofNullable(tries.get(template))
                .filter(past -> past.count() >= TRIES && past.last().kind().effect() == Effect.FATAL)
                .map(Tries::at);
    }

    /** After an agent has connected, or the template has become another. */
    public BackOff succeeded(TemplateId template) {
        if (!tries.containsKey(template)) {
            return this;
        }
        Map<TemplateId, Tries> rest = new TreeMap<>(tries);
        rest.remove(template);
        return new BackOff(rest);
    }

    /** Why the template is not tried now; empty if it is. */
    public Optional<String> pause(TemplateId template, Instant now) {
        return pause(template, template.name(), now);
    }

    /**
     * The same.
     *
     * @param name what the template is called
     */
    public Optional<String> pause(TemplateId template, String name, Instant now) {
        return Optional.ofNullable(tries.get(template))
                .filter(past -> past.next().isAfter(now))
                .map(past -> text(name, past, now));
    }

    private static String text(String name, Tries past, Instant now) {
        return "template %s: %s; tried %s, next try in %s; %s"
                .formatted(
                        name,
                        past.last().text(),
                        times(past),
                        InWords.of(Duration.between(now, past.next())),
                        past.last().remedy());
    }

    /** The templates that have failed and not yet succeeded since. */
    public List<Failing> failing() {
        return tries.entrySet().stream()
                .map(entry -> new Failing(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * A template whose agents do not start.
     *
     * @param past its failures in a row
     */
    public record Failing(TemplateId template, Tries past) {

        /** What happened and how often, as a clause. */
        public String text() {
            return "its agents do not start: %s; tried %s".formatted(past.last().text(), times(past));
        }

        public String remedy() {
            return past.last().remedy();
        }

        /** Whether it stays so until a person acts. */
        public boolean fatal() {
            return past.last().kind().effect() == Effect.FATAL;
        }
    }

    private static String times(Tries past) {
        return past.count() == 1 ? "once" : past.count() + " times";
    }

    /** Whether all of it is so long ago that it says nothing of the next try. */
    public boolean isOver(Instant now) {
        return tries.values().stream()
                .allMatch(past -> past.next().plus(LONGEST_IF_FATAL).isBefore(now));
    }

    /** The earliest time at which a template that waits may be tried again. */
    public Optional<Instant> next(Instant now) {
        return tries.values().stream().map(Tries::next).filter(now::isBefore).min(Instant::compareTo);
    }

    private BackOff with(TemplateId template, Tries past) {
        Map<TemplateId, Tries> all = new TreeMap<>(tries);
        all.put(template, past);
        return new BackOff(all);
    }

    private static Duration delay(int count, Failure failure) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
        Duration longest = failure.kind().effect() == Effect.FATAL ? LONGEST_IF_FATAL : LONGEST;
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
