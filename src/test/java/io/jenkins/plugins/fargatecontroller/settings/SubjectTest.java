// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Problems are known by what they concern; the text is for people. */
class SubjectTest {

    private static final Key<Integer> CPU = new Key<>("cpu", ValueType.number(1, 9), "Units.", "1");
    private static final Key<Integer> SIZE = new Key<>("size", ValueType.number(1, 9), "Size.", "1");
    private static final Subject.Group TEMPLATES = new Subject.Group("templates");

    private enum Home implements Subject.Part {
        HOME
    }

    @Test
    void theTextLeadsFromTheOutsideIn() {
        assertThat(Stream.of(
                        new Subject.Document(),
                        Subject.of(CPU),
                        TEMPLATES,
                        TEMPLATES.field(CPU),
                        TEMPLATES.entry("a"),
                        TEMPLATES.entry("a").field(CPU),
                        TEMPLATES.entry("a").field(CPU).named("X"),
                        new Subject.Document().named("unknown"),
                        Home.HOME))
                .extracting(Subject::toString)
                .containsExactly(
                        "overrides",
                        "cpu",
                        "templates",
                        "templates.cpu",
                        "templates.a",
                        "templates.a.cpu",
                        "templates.a.cpu.X",
                        "unknown",
                        "HOME");
    }

    @Test
    void anEntryHoldsWhatStandsInItAndNothingElse() {
        Subject entry = TEMPLATES.entry("a");
        assertThat(Stream.of(
                        entry,
                        entry.field(CPU),
                        entry.named("x"),
                        entry.field(CPU).named("X")))
                .allMatch(subject -> subject.within(entry) && subject.within(TEMPLATES));
        assertThat(Stream.of(TEMPLATES, TEMPLATES.entry("a.b"), TEMPLATES.field(CPU), Subject.of(CPU), Home.HOME))
                .noneMatch(subject -> subject.within(entry));
    }

    @Test
    void whatReadsTheSameNeedNotBeTheSame() {
        Subject key = TEMPLATES.entry("a").field(CPU);
        Subject unknown = TEMPLATES.entry("a").named("cpu");
        assertThat(key).hasToString(unknown.toString()).isNotEqualTo(unknown);
        assertThat(TEMPLATES.entry("a").field(SIZE)).isNotEqualTo(key);
    }
}
