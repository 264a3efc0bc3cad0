// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of the demo is what the demo prints: the packaged jar, against the deployed template. */
class DemoIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern EXCERPT = Pattern.compile("checked by DemoIT -->\n```text\n(.*?)```", Pattern.DOTALL);
    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void theReadmeShowsWhatTheDemoPrints() throws IOException, InterruptedException {
        List<String> printed;
        try (Emulator emulator = Emulator.start("stack")) {
            printed = plan(emulator).toList();
        }
        assertThat(excerpt())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(printed).contains(line));
    }

    private Stream<String> plan(Emulator emulator) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("bin/fargate-controller").toString(), "plan")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(emulator.environment());
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream().map(DemoIT::squeezed);
    }

    /** The lines of the excerpt; {@code …} stands for lines that were left out. */
    private static List<String> excerpt() throws IOException {
        Matcher matcher = EXCERPT.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1)
                .lines()
                .map(DemoIT::squeezed)
                .filter(line -> !line.equals("…"))
                .toList();
    }

    /** The README moves the columns together. */
    private static String squeezed(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
