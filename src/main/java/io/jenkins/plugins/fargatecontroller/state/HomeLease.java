// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who uses JENKINS_HOME: a file in it with the task and the time, renewed as long as the task lives. Two
 * controllers on one home destroy each other's jobs.
 */
public final class HomeLease {

    /** Longer than a few renewals and the drift of two clocks, shorter than a person waits for a controller. */
    public static final Duration LIFE = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final String task;
    private final Clock clock;

    /**
     * The lease of one task.
     *
     * @param file where it is kept, in JENKINS_HOME
     * @param task what tells this task from all others
     */
    public HomeLease(Path file, String task, Clock clock) {
        this.file = file;
        this.task = task;
        this.clock = clock;
    }

    /**
     * What the file says.
     *
     * @param renewed when its holder wrote it last
     */
    public record Holder(String task, Instant renewed) {}

    /** The other task that has the home in use. One that has not renewed its lease for a while has gone. */
    public Optional<Holder> other() throws IOException {
        return holder().filter(holder -> !holder.task().equals(task))
                .filter(holder -> holder.renewed().isAfter(clock.instant().minus(LIFE)));
    }

    /** Writes that this task has the home in use, now. */
    public void renew() throws IOException {
        new WholeFile(file)
                .write(JSON.createObjectNode()
                                .put("task", task)
                                .put("renewed", clock.instant().toString())
                                .toPrettyString()
                        + "\n");
    }

    /** Gives the home to whoever comes next, at once. */
    public void release() throws IOException {
        if (holder().filter(holder -> holder.task().equals(task)).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    /** A file that says something else tells of nobody. */
    private Optional<Holder> holder() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode said = JSON.readTree(Files.readString(file));
            Instant renewed = Instant.parse(said.path("renewed").asText());
            return Optional.of(new Holder(said.path("task").asText(), renewed))
                    .filter(holder -> !holder.task().isBlank());
        } catch (CharacterCodingException | JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
