// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents say is tried: their YAML is planned, their links lead somewhere. */
class HandbookTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern YAML = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> yamlOfOursGivesAPlanWithoutProblems() throws IOException {
        return documents()
                .flatMap(HandbookTest::examples)
                .map(example -> DynamicTest.dynamicTest(example.name(), example::check));
    }

    @Test
    void theReadmeHasAnExampleOfOurs() {
        assertThat(examples(ROOT.resolve("README.md"))).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() throws IOException {
        return documents()
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> assertThat(deadLinks(file)).isEmpty()));
    }

    private record Example(String name, String yaml) {

        void check() throws Exception {
            YamlDocument.read(yaml, name);
            var read = OverridesReader.read(yaml, name);
            assertThat(read.problems()).isEmpty();
            assertThat(Planner.plan(Samples.complete(), read).problems())
                    .filteredOn(Problem::isError)
                    .isEmpty();
        }
    }

    private static Stream<Example> examples(Path file) {
        return YAML.matcher(text(file))
                .results()
                .map(block -> block.group(1))
                .filter(yaml -> yaml.contains("fargateController:"))
                .map(yaml -> new Example(name(file), yaml));
    }

    private static List<String> deadLinks(Path file) {
        return LINK.matcher(text(file))
                .results()
                .map(HandbookTest::target)
                .filter(target -> !Files.exists(file.resolveSibling(target)))
                .toList();
    }

    private static String target(MatchResult link) {
        return link.group(1);
    }

    private static Stream<Path> documents() throws IOException {
        return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), files("docs", ".md"));
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
