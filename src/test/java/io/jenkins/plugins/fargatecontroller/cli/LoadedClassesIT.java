// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cold start of the command line is mostly the loading of classes. Their number is the same on every machine and JDK. */
class LoadedClassesIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** 1,203 and a little room: the libraries', ours, and our lambdas. The JDK's own come from its archive. */
    private static final int MOST = 1_300;

    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aPlanLoadsFewClasses() throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-jar",
                        ROOT.resolve("hermetic/core/target/fargate-controller.jar")
                                .toString(),
                        "plan",
                        "--environment",
                        ROOT.resolve("src/test/resources/scenarios/two-clusters/environment.json")
                                .toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            List<String> loaded = lines.filter(LoadedClassesIT::isNoneOfTheJdk).toList();
            assertThat(loaded)
                    .as("classes that are loaded for a plan; `make bench BENCH=commandline` says what they cost")
                    .hasSizeBetween(MOST / 2, MOST);
        }
    }

    private static boolean isNoneOfTheJdk(String line) {
        return line.contains("source: file:") || line.contains("io.jenkins.plugins.fargatecontroller");
    }
}
