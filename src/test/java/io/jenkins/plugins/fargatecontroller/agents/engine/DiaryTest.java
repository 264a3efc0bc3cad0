// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside.Part;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiaryTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final FakeJenkins outside = new FakeJenkins(new VirtualTime());

    @Test
    void itIsWrittenEveryFiveMinutesAndOnDemand() {
        Diary diary = Diary.open(outside, NOW);
        diary.day().add(Happening.LOST, NOW);
        diary.tick(NOW.plusSeconds(299));
        assertThat(outside.kept(Part.DAY)).isEmpty();
        diary.tick(NOW.plusSeconds(300));
        String written = outside.kept(Part.DAY);
        assertThat(written).contains("LOST");
        diary.day().add(Happening.FALLBACK, NOW.plusSeconds(301));
        diary.tick(NOW.plusSeconds(599));
        assertThat(outside.kept(Part.DAY)).isEqualTo(written);
        diary.write(NOW.plusSeconds(599));
        assertThat(outside.kept(Part.DAY)).contains("FALLBACK");
    }

    @Test
    void itGoesOnWithWhatWasKept() {
        Diary first = Diary.open(outside, NOW);
        first.day().add(Happening.LOST, NOW);
        first.write(NOW);
        assertThat(Diary.open(outside, NOW).day().summary(NOW).count(Happening.LOST))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheDayBeginsAnew() {
        outside.keep(Part.DAY, "{");
        assertThat(Diary.open(outside, NOW).day().summary(NOW).counts()).isEmpty();
        assertThat(outside.told).containsExactly("what was kept is set aside: {");
    }
}
