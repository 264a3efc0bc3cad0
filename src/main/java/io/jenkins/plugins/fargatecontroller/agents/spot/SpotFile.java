// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.spot;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of Spot, as text that survives a restart. */
public final class SpotFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private SpotFile() {}

    /** As it is written: everything as text. */
    private record Saved(List<String> events, String until, String probe) {}

    public static String write(Map<String, SpotState> clouds) {
        Map<String, Saved> saved = new TreeMap<>();
        clouds.forEach((cloud, state) -> saved.put(
                cloud,
                new Saved(
                        state.events().stream().map(Instant::toString).toList(),
                        state.until().map(Instant::toString).orElse(""),
                        state.probe().orElse(""))));
        try {
            return JSON.writeValueAsString(saved);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written; empty if the text cannot be read, so that Spot is tried as if for the first time. */
    public static Optional<Map<String, SpotState>> read(String text) {
        try {
            @Nullable Map<String, Saved> saved = JSON.readValue(text, new TypeReference<Map<String, Saved>>() {});
            return saved == null
                    ? Optional.empty()
                    : Optional.of(saved.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> state(entry.getValue()))));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SpotState state(Saved saved) {
        return new SpotState(
                saved.events().stream().map(Instant::parse).toList(),
                Optional.of(saved.until()).filter(time -> !time.isEmpty()).map(Instant::parse),
                Optional.of(saved.probe()).filter(agent -> !agent.isEmpty()));
    }
}
