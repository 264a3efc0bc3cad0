// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every icon that a view or a class names is shipped by core, or by a plugin that ours depends on. */
class SymbolCheckTest {
    @ParameterizedTest
    @EnumSource
    void everyIconIsThere(JenkinsLine line) throws IOException {
        SymbolCheck check = check(line);
        try (Stream<Path> views = Files.walk(Plugin.ROOT.resolve("src/main/resources"))) {
            Stream<String> texts = views.filter(file -> file.toString().matches(".*\\.(jelly|js|html)"))
                    .map(SymbolCheckTest::text);
            Stream<String> classes = Plugin.classFiles().map(file -> new String(file.bytes(), ISO_8859_1));
            assertThat(Stream.concat(texts, classes).flatMap(check::problems)).isEmpty();
        }
    }

    @Test
    void findsIconsThatNobodyShips() {
        assertThat(check(JenkinsLine.BASELINE)
                        .problems("<l:icon src='symbol-refresh'/> <l:icon src='symbol-refrsh'/> 'symbol-cloud plugin-x'"
                                + " 'symbol-y plugin-fargate-controller'"))
                .containsExactly(
                        "symbol-refrsh: not in " + JenkinsLine.BASELINE,
                        "symbol-cloud plugin-x: no dependency on x",
                        "symbol-y plugin-fargate-controller: not in symbols");
    }

    private static SymbolCheck check(JenkinsLine line) {
        return new SymbolCheck(
                line,
                Pom.read(Plugin.ROOT.resolve("hermetic/plugin/pom.xml")).text("properties/hpi.dependencies"),
                Plugin.ROOT.resolve("src/main/resources/images/symbols"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
