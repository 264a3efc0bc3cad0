// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayBookTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aDayIsRemembered() {
        DayBook book = new DayBook();
        book.add(Happening.LAUNCHED, NOW.minus(Duration.ofHours(25)));
        book.add(Happening.LAUNCHED, NOW.minus(Duration.ofHours(23)));
        book.add(Happening.LOST, NOW);
        book.waited(Duration.ofSeconds(9), NOW.minus(Duration.ofHours(25)));
        book.waited(Duration.ofSeconds(30), NOW);
        var summary = book.summary(NOW);
        assertThat(summary.count(Happening.LAUNCHED)).isEqualTo(1);
        assertThat(summary.count(Happening.LOST)).isEqualTo(1);
        assertThat(summary.count(Happening.FALLBACK)).isZero();
        assertThat(summary.waits().median()).isEqualTo(Duration.ofSeconds(30));
        assertThat(book.summary(NOW.plus(Duration.ofHours(25))).counts()).isEmpty();
    }

    @Test
    void whatIsKeptIsBoundedAndSaysTheSame() {
        DayBook book = new DayBook();
        for (int i = 0; i < 5000; i++) {
            book.add(Happening.LAUNCHED, NOW.plusSeconds(i));
            book.waited(Duration.ofMillis(i), NOW.plusSeconds(i));
        }
        Instant later = NOW.plusSeconds(5000);
        String text = DayFile.write(book.kept(later));
        assertThat(text.length()).isLessThan(100_000);
        DayBook.Kept kept = DayFile.read(text).orElseThrow();
        assertThat(kept).isEqualTo(book.kept(later));
        DayBook.Summary summary = new DayBook(kept).summary(later);
        assertThat(summary.count(Happening.LAUNCHED)).isEqualTo(5000);
        assertThat(summary.waits().count()).isEqualTo(1000);
        assertThat(summary.waits().ninetyNine()).isEqualTo(Duration.ofMillis(4989));
        assertThat(new DayBook(kept).kept(later)).isEqualTo(kept);
    }
}
