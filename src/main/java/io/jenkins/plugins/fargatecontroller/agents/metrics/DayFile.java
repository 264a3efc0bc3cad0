// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of the day as text that survives a restart. */
public final class DayFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final int MOST = 100_000;

    private DayFile() {}

    private record Saved(List<Count> counts, List<Wait> waits) {}

    private record Count(String at, String what, int number) {}

    private record Wait(String at, long milliseconds) {}

    public static String write(DayBook.Kept kept) {
        try {
            return JSON.writeValueAsString(new Saved(
                    kept.counts().stream()
                            .map(count -> new Count(
                                    count.at().toString(), count.what().name(), count.number()))
                            .toList(),
                    kept.waits().stream()
                            .map(wait ->
                                    new Wait(wait.at().toString(), wait.time().toMillis()))
                            .toList()));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written; empty if the text cannot be read, so that the day begins anew. */
    public static Optional<DayBook.Kept> read(String text) {
        try {
            @Nullable Saved saved = JSON.readValue(text, Saved.class);
            return saved == null ? Optional.empty() : Optional.of(kept(saved));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DayBook.Kept kept(Saved saved) {
        return new DayBook.Kept(
                saved.counts().stream()
                        .map(count -> new DayBook.Count(
                                Instant.parse(count.at()), Happening.valueOf(count.what()), bounded(count.number())))
                        .toList(),
                saved.waits().stream()
                        .map(wait -> new DayBook.Wait(Instant.parse(wait.at()), Duration.ofMillis(wait.milliseconds())))
                        .toList());
    }

    /** A number that somebody wrote by hand does not fill the memory. */
    private static int bounded(int number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("not a number of happenings: " + number);
        }
        return number;
    }
}
