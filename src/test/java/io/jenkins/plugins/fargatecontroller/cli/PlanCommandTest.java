// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private static final Trace.Call CALL = new Trace.Call(
            "ecs:DescribeTasks",
            2,
            new Trace.Span(Duration.ofMillis(10), Duration.ofMillis(20)),
            new Trace.Answer(Trace.StatusCode.OK, "", 2));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theResultGoesToStandardOutputAndTheRestToStandardError() {
        assertThat(run(Samples.complete(), "plan", "--trace")).isZero();
        assertThat(out.toString())
                .startsWith("What was found\n")
                .contains("Plan: 2 clouds, 2 templates, 0 errors, 0 warnings\n")
                .doesNotContain("DescribeTasks");
        assertThat(err.toString())
                .contains("1 call in 40 ms, the longest chain 2")
                .contains("ok, 2 pages");
    }

    @Test
    void errorsInThePlanGiveOne() throws IOException {
        Path overrides = file("mine.yaml", "templates:\n- name: build-example\n  cpu: 300\nexecutor: 2\n");
        assertThat(run(Samples.complete(), "plan", "--overrides", overrides.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("ERROR templates.build-example.cpu (" + overrides + ":3)")
                .contains("Fargate has no size with cpu 300.")
                .contains("ERROR executor (" + overrides + ":4)")
                .contains("Did you mean 'executors'?");
    }

    @Test
    void offFargateIsNoError() {
        assertThat(run(Samples.absent(Fact.Cause.ASLEEP), "plan")).isZero();
        assertThat(out).hasToString("Not on Fargate: there is nothing to plan.\n");
    }

    @Test
    void aSavedEnvironmentIsPlannedWithoutACall() throws IOException {
        Path saved = folder.resolve("here.json");
        assertThat(run(Samples.complete(), "plan", "--save-environment", saved.toString()))
                .isZero();
        assertThat(EnvironmentFile.read(Files.readString(saved))).isEqualTo(Samples.complete());
        String online = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute(
                        progress -> {
                            throw new AssertionError("discovered, although an environment was given");
                        },
                        "plan",
                        "--environment",
                        saved.toString()))
                .isZero();
        assertThat(out).hasToString(online);
    }

    @Test
    void otherFormatsKeepStandardOutputCleanAndTellProblemsBeside() throws IOException {
        Path overrides = file("mine.yaml", "executor: 2\n");
        assertThat(run(Samples.complete(), "plan", "--format", "jcasc", "--overrides", overrides.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("# Made by Fargate Controller").contains("jenkins:\n");
        assertThat(err.toString()).contains("'executor' is not known here");
        out.getBuffer().setLength(0);
        assertThat(run(Samples.complete(), "plan", "--format", "JSON")).isZero();
        assertThat(out.toString()).startsWith("{").contains("\"clouds\"");
    }

    @Test
    void thePlanIsPrintedEvenIfTheEnvironmentCannotBeSaved() {
        assertThat(run(Samples.complete(), "plan", "--save-environment", "/does/not/exist/here.json"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("Plan: 2 clouds");
        assertThat(err.toString())
                .endsWith(
                        "/does/not/exist/here.json: the file cannot be written: there is no such file or folder; check"
                                + " its name and its rights\n")
                .doesNotContain("Usage");
    }

    @Test
    void aFileThatCannotBeReadIsOneSentence() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("folder"));
        assertThat(run(Samples.complete(), "plan", "--overrides", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines().toList())
                .singleElement()
                .asString()
                .startsWith(directory + ": the file cannot be read: ")
                .doesNotContain("null", "Exception", "java");
        err.getBuffer().setLength(0);
        assertThat(run(Samples.complete(), "plan", "--overrides", "/dev/zero")).isEqualTo(2);
        assertThat(err.toString()).contains("it is longer than 32 MiB");
    }

    @Test
    void anEnvironmentOfANewerVersionIsOneSentence() throws IOException {
        String newer = EnvironmentFile.write(Samples.complete()).replaceFirst("\\{", "{ \"moon\": {\"phase\": 1},");
        Path file = file("newer.json", newer);
        assertThat(run(Samples.complete(), "plan", "--environment", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines().toList())
                .singleElement()
                .asString()
                .startsWith(file + ": not a saved environment of this version (line ")
                .endsWith(
                        ": 'moon' is not known, as in a file of a newer one; save it anew, or read it with the version"
                                + " that saved it");
    }

    @Test
    void filesThatAreNoFilesOfOursGiveTwo() throws IOException {
        Path garbage = file("garbage.json", "{\"task\": 1}");
        assertThat(run(Samples.complete(), "plan", "--environment", garbage.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(garbage + ": not a saved environment");
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, "ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(Samples.complete(), "plan", "--overrides", binary.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the file is not UTF-8 text");
    }

    @Test
    void aByteOrderMarkInFrontOfAFileIsPassedOver() throws IOException {
        Path saved = file("saved.json", "\uFEFF" + EnvironmentFile.write(Samples.complete()));
        Path said = file("said.yaml", "\uFEFFexecutors: 3\n");
        assertThat(run(Samples.complete(), "plan", "--environment", saved.toString(), "--overrides", said.toString()))
                .isZero();
        assertThat(out.toString()).containsPattern("executors +3");
    }

    @Test
    void helpNeedsNoOtherDocument() {
        assertThat(run(Samples.complete(), "plan", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--overrides=FILE",
                        "--environment=FILE",
                        "--save-environment=FILE",
                        "--format=FORMAT",
                        "--trace")
                .contains("ECS_CONTAINER_METADATA_URI_V4", "FARGATE_CONTROLLER_PARAMETERS", "Exit code:", "Examples:");
        assertThat(out.toString().lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(Environment environment, String... arguments) {
        return execute(
                progress -> {
                    progress.accept(CALL);
                    return new Discovered(environment, new Trace(List.of(CALL), Duration.ofMillis(40)));
                },
                arguments);
    }

    private int execute(Discovery discovery, String... arguments) {
        return MainCommand.commandLine(discovery, Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
