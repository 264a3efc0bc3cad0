// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The AWS emulator of the folder {@code emulator/}, with one scenario's account, as a process of its own. It ends when
 * its stdin closes, so it does not outlive this one.
 */
public final class Emulator implements AutoCloseable {

    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 60;
    private static final int TAIL_LINES = 30;

    private final Process process;
    private final Path errors;
    private final JsonNode ready;

    private Emulator(Process process, Path errors, JsonNode ready) {
        this.process = process;
        this.errors = errors;
        this.ready = ready;
    }

    /**
     * Starts a scenario and waits until it serves.
     *
     * @param options such as {@code --fail}, {@code ssm:GetParameter=ThrottlingException*2}
     * @throws IllegalStateException if it cannot start; the message says why and what to do
     */
    public static Emulator start(String scenario, String... options) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        Path python = root.resolve(".venv/bin/python");
        if (!Files.isExecutable(python)) {
            setUp(root);
        }
        Path errors = Files.createTempFile("emulator-" + scenario + "-", ".log");
        List<String> command = new ArrayList<>(List.of(python.toString(), "-m", "emulator", "--scenario", scenario));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Emulator(process, errors, readyLine(process, errors));
    }

    /** So that {@code mvn verify} alone is enough on a fresh clone. */
    private static void setUp(Path root) throws IOException, InterruptedException {
        Process make = new ProcessBuilder("make", "setup")
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (make.waitFor() != 0) {
            throw new IllegalStateException("'make setup' failed in " + root + "; the emulator needs what it sets up");
        }
    }

    /** The environment variables of the scenario's controller. */
    public Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        ready.path("environment")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return Map.copyOf(variables);
    }

    /** The URL of the control API. */
    public String control() {
        return ready.path("control").asText();
    }

    /** The URL at which the task's credentials are. */
    public String credentials() {
        return ready.path("credentials").asText();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        if (!ended()) {
            process.destroyForcibly();
            throw failure("did not end %d s after its stdin was closed".formatted(STOP_SECONDS), errors);
        }
        Files.deleteIfExists(errors);
    }

    private boolean ended() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode readyLine(Process process, Path errors) throws IOException, InterruptedException {
        var line = CompletableFuture.supplyAsync(
                () -> firstLine(process), reading -> new Thread(reading, "emulator-ready-line").start());
        try {
            String text = line.get(START_SECONDS, TimeUnit.SECONDS);
            if (!text.isEmpty()) {
                return JsonMapper.builder().build().readTree(text);
            }
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            throw failure("ended with code " + process.exitValue() + " before it was ready", errors);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw failure("was not ready after " + START_SECONDS + " s", errors);
        } catch (ExecutionException e) {
            process.destroyForcibly();
            throw failure("could not be read: " + e.getCause(), errors);
        }
    }

    /** Empty at the end of the stream. */
    private static String firstLine(Process process) {
        try {
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException failure(String what, Path errors) throws IOException {
        return new IllegalStateException(
                "The emulator %s. Try 'make setup'. It said:%n%s".formatted(what, tail(errors)));
    }

    private static String tail(Path errors) throws IOException {
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
