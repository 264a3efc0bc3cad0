// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScreenTest {

    private static final Path SCENARIOS =
            Path.of(System.getProperty("project.root")).resolve("src/test/resources/scenarios");

    static List<String> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPlanFitsTheScreenAndLosesNothing(String scenario) {
        String usual = plan(scenario, Map.of());
        assertThat(usual.lines()).allMatch(line -> line.length() <= 120).isNotEmpty();
        String narrow = plan(scenario, Map.of("COLUMNS", "70"));
        assertThat(narrow.lines()).allMatch(line -> line.length() <= 70);
        String wide = plan(scenario, Map.of("COLUMNS", "999"));
        assertThat(letters(usual)).isEqualTo(letters(wide));
        assertThat(letters(narrow)).isEqualTo(letters(wide));
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "200, 200", "1, 60", "'', 120", "wide, 120", "-3, 120", "0, 120", "99999999999, 120"})
    void itsWidthIsTheTerminalsWithinReason(String columns, int width) {
        assertThat(Screen.of(Map.of("COLUMNS", columns))).isEqualTo(new Screen(width));
    }

    @Test
    void withoutATerminalItIsAsWideAsUsual() {
        assertThat(Screen.of(Map.of())).isEqualTo(Screen.USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 12345",
        "one two three, 'one,two,three'",
        "123456789, '12345,6789'",
        "arn:aws:ecs, 'arn:,aws:,ecs'",
        "ab/cdefgh, 'ab/,cdefg,h'",
        "'12345 789', '12345,789'",
        "'', ''",
    })
    void aTextIsBrokenBetweenWordsAndLongOnesBehindAMark(String text, String lines) {
        assertThat(Screen.wrapped(text, 5)).isEqualTo(List.of(lines.split(",", -1)));
    }

    @Test
    void everyLineOfAParagraphIsIndented() {
        assertThat(new Screen(12).paragraph("  ", "a sentence of words")).isEqualTo("  a sentence\n  of words\n");
    }

    private static String plan(String scenario, Map<String, String> env) {
        Path folder = SCENARIOS.resolve(scenario);
        StringWriter out = new StringWriter();
        MainCommand.commandLine(
                        progress -> new Discovered(Samples.complete(), new Trace(List.of(), Duration.ZERO)), env)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(
                        "plan",
                        "--environment",
                        folder.resolve("environment.json").toString(),
                        "--overrides",
                        folder.resolve("overrides.yaml").toString());
        return out.toString();
    }

    /** What is printed without where it is. */
    private static String letters(String printed) {
        return printed.chars()
                .filter(letter -> !Character.isWhitespace(letter))
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
