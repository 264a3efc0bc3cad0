// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/security.md names tests; each of them is there. */
class SecurityPageTest {

    private static final Path PAGE = Golden.path("docs/security.md");

    /** {@code SomeTest#aMethod}, {@code SomeIT} or {@code test_some.py::test_that}. */
    private static final Pattern NAMED =
            Pattern.compile("`((?:\\w+(?:Test|IT)(?:#\\w+)?)|(?:test_\\w+\\.py(?:::\\w+)?))`");

    private static final List<String> FOLDERS = List.of(
            "src/test/java", "hermetic/plugin/src/test", "acceptance", "cloudformation/tests", "emulator/tests");

    @TestFactory
    Stream<DynamicTest> eachNamedTestIsThere() throws IOException {
        List<Path> files = files();
        return NAMED.matcher(Files.readString(PAGE))
                .results()
                .map(named -> named.group(1))
                .distinct()
                .map(named -> DynamicTest.dynamicTest(named, () -> assertThere(named, files)));
    }

    @Test
    void eachRowNamesATest() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| could try to .*\n\\|---.*\n((?:\\|.*\n)+)")
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(table -> table.group(1).lines())
                .toList();
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(rows).allMatch(row -> NAMED.matcher(row).find());
    }

    private static void assertThere(String named, List<Path> files) throws IOException {
        String[] parts = named.split("#|::", -1);
        String name = parts[0].endsWith(".py") ? parts[0] : parts[0] + ".java";
        List<Path> found = files.stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .toList();
        assertThat(found).as("files named %s", name).isNotEmpty();
        if (parts.length > 1) {
            Pattern declared = Pattern.compile("(?:(?:void|Stream<DynamicTest>) |def )" + parts[1] + "\\(");
            assertThat(found)
                    .as("%s in %s", parts[1], name)
                    .anyMatch(file -> declared.matcher(text(file)).find());
        }
    }

    private static List<Path> files() throws IOException {
        return FOLDERS.stream()
                .flatMap(folder -> {
                    try (Stream<Path> below = Files.walk(Golden.path(folder))) {
                        return below.filter(Files::isRegularFile).toList().stream();
                    } catch (IOException e) {
                        throw new AssertionError("cannot look into " + folder, e);
                    }
                })
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
