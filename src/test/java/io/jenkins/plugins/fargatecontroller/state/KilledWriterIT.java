// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A process that writes our files is killed with SIGKILL, wherever it is: afterwards each file is the old one or the new one. */
@Execution(ExecutionMode.CONCURRENT)
class KilledWriterIT {

    private static final int KILLS = Integer.getInteger("kills", 200);
    private static final long SEED = Long.getLong("kills.seed", 20261125L);
    private static final int AT_ONCE = 2;

    /** Several writes take so long. */
    private static final int LONGEST_MICROSECONDS = 4_000;

    @TempDir
    Path folder;

    @Test
    void aFileIsTheOldOneOrTheNewOneWheneverItsWriterIsKilled() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Boolean>> kills = new ArrayList<>();
            IntStream.range(0, KILLS).forEach(kill -> kills.add(workers.submit(() -> killed(SEED + kill))));
            int between = 0;
            for (Future<Boolean> kill : kills) {
                between += kill.get() ? 1 : 0;
            }
            assertThat(between).as("kills that found a draft, of %d", KILLS).isPositive();
        } finally {
            workers.shutdownNow();
        }
    }

    /** Whether the writer was killed while a draft lay beside the file. */
    private boolean killed(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Path file = folder.resolve(seed + "/state.json");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int announced = 0;
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int number = 1 + random.nextInt(4); number > 0; number--) {
                announced = Integer.parseInt(said.readLine());
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_MICROSECONDS)));
            writer.toHandle().destroyForcibly(); // the other way closes the stream too
            writer.waitFor();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                announced = Integer.parseInt(line);
            }
        }
        assertWhole(seed, file, announced);
        return Files.exists(file.resolveSibling("state.json.new"));
    }

    /** What was announced last may be there or not; what was announced before it is. */
    private static void assertWhole(long seed, Path file, int announced) throws IOException {
        String text = new WholeFile(file).read().orElse("");
        int number =
                text.isEmpty() ? 0 : Integer.parseInt(text.lines().findFirst().orElseThrow());
        assertThat(text.equals(number == 0 ? "" : KilledWriter.text(number)))
                .as("seed %d: the file is whole, with %d letters of number %d", seed, text.length(), number)
                .isTrue();
        assertThat(number).as("seed %d: old or new", seed).isBetween(announced - 1, announced);
    }
}
