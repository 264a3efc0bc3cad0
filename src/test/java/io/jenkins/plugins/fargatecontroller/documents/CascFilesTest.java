// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesDocument;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code casc/} say what they mean, and the README there knows them all. */
class CascFilesTest {

    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "casc");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isFreeOfProblems(String file) throws Exception {
        String yaml = Files.readString(FOLDER.resolve(file));
        assertThat(yaml).contains("\n  fargateController:");
        assertThat(OverridesDocument.of(YamlDocument.read(yaml, file)).errors()).isEmpty();
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read(yaml, file));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.clouds()).hasSize(2);
    }

    @Test
    void oneValueChangesOneValue() throws IOException {
        String yaml = Files.readString(FOLDER.resolve("override-one-value.yaml"));
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read(yaml, "override-one-value.yaml"));
        Plan plain = Planner.plan(Samples.complete(), OverridesReader.read("", "none"));
        assertThat(plan.clouds().get(0).templates().get(0).size().memory()).isEqualTo(4096);
        assertThat(plan.controller()).isEqualTo(plain.controller());
    }

    @Test
    void theReadmeListsEachFile() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        assertThat(files()).hasSize(4).allSatisfy(file -> assertThat(readme).contains("](" + file + ")"));
    }
}
