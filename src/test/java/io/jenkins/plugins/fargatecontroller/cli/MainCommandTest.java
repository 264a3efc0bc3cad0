// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RuntimeException failure = new IllegalStateException("nobody discovers here");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan --format xml",
                "plan --overrides",
                "plan --nonsense",
                "plan --mountinfo /proc/self/mountinfo",
                "plan left over",
                "nonsense",
                "plan --overrides /does/not/exist.yaml",
                "plan --environment /does/not/exist.json"
            })
    void wrongUsageGivesTwoAndSaysWhat(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
        assertThat(err.toString().contains("Usage:") || err.toString().contains("Possible solutions"))
                .as(err.toString())
                .isEqualTo(!line.contains("/does/not"));
    }

    @Test
    void withoutACommandHelpIsShown() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("plan");
    }

    @Test
    void theVersionIsThatOfTheJar() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip()).isEqualTo("fargate-controller (not packaged)");
    }

    @Test
    void whateverIsThrownIsOneSentence() {
        failure = new IllegalStateException("http://me:hunter2@host/ does not answer\u001b[2J");
        assertThat(run("plan")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("Http://…@host/ does not answer [2J." + System.lineSeparator());
    }

    @Test
    void whatIsNoMessageForAPersonIsNotPrinted() {
        failure = new NullPointerException("Cannot invoke \"String.length()\" because \"<local1>\" is null");
        assertThat(run("plan")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("Something unexpected happened." + System.lineSeparator());
    }

    private int run(String... arguments) {
        return MainCommand.commandLine(
                        progress -> {
                            throw failure;
                        },
                        Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
