// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who uses JENKINS_HOME. */
class HomeLeaseTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Path file = Path.of("lease.json");

    @BeforeEach
    void fresh(@TempDir Path folder) {
        file = folder.resolve("lease.json");
    }

    @Test
    void aHomeWithoutALeaseIsFree() throws IOException {
        assertThat(lease("one", NOW).other()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "119, true", "120, false", "3600, false", "-60, true"})
    void anotherTaskHoldsItForTwoMinutes(long seconds, boolean held) throws IOException {
        lease("one", NOW).renew();
        assertThat(lease("two", NOW.plusSeconds(seconds)).other())
                .isEqualTo(held ? Optional.of(new HomeLease.Holder("one", NOW)) : Optional.empty());
        assertThat(lease("one", NOW.plusSeconds(seconds)).other()).as("its own").isEmpty();
    }

    @Test
    void whoeverRenewsHasIt() throws IOException {
        lease("one", NOW).renew();
        lease("two", NOW.plus(Duration.ofMinutes(3))).renew();
        assertThat(lease("one", NOW.plus(Duration.ofMinutes(3))).other())
                .contains(new HomeLease.Holder("two", NOW.plus(Duration.ofMinutes(3))));
    }

    @Test
    void onlyItsHolderReleasesIt() throws IOException {
        lease("one", NOW).renew();
        lease("two", NOW).release();
        assertThat(file).exists();
        lease("one", NOW).release();
        assertThat(file).doesNotExist();
        lease("one", NOW).release();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "{}",
                "{\"task\": \"two\"}",
                "{\"task\": \"two\", \"renewed\": 1767323045}",
                "{\"task\": \"two\", \"renewed\": \"today\"}",
                "{\"renewed\": \"2026-01-02T03:04:05Z\"}",
                "{\"task\": \" \", \"renewed\": \"2026-01-02T03:04:05Z\"}",
                "{\"task\": {\"a\": 1}, \"renewed\": \"2026-01-02T03:04:05Z\"}"
            })
    void aFileThatSaysSomethingElseTellsOfNobodyAndIsWrittenAnew(String text) throws IOException {
        Files.writeString(file, text);
        tellsOfNobody();
    }

    @Test
    void aFileThatIsNoTextTellsOfNobodyAndIsWrittenAnew() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        tellsOfNobody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
    void aTimeAtTheEndOfTimeIsATime(String renewed) throws IOException {
        Files.writeString(file, "{\"task\": \"two\", \"renewed\": \"%s\"}".formatted(renewed));
        assertThat(lease("one", NOW).other().isPresent()).isEqualTo(renewed.startsWith("+"));
    }

    private void tellsOfNobody() throws IOException {
        HomeLease lease = lease("one", NOW);
        assertThat(lease.other()).isEmpty();
        lease.release();
        assertThat(file).exists();
        lease.renew();
        assertThat(lease("two", NOW).other()).contains(new HomeLease.Holder("one", NOW));
    }

    private HomeLease lease(String task, Instant now) {
        return new HomeLease(file, task, Clock.fixed(now, ZoneOffset.UTC));
    }
}
