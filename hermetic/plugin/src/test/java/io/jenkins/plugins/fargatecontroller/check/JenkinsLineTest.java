// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** hermetic/jenkins-lines.properties is the one place that says which lines this is; every file that repeats a part agrees. */
class JenkinsLineTest {

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.]+)}");

    /** Those in any file at all are looked for by the tests of `make update`, which asks git. */
    static Stream<Arguments> places() throws IOException {
        return Files.readAllLines(Plugin.ROOT.resolve("hermetic/jenkins-lines-places.txt")).stream()
                .filter(line -> line.contains("|") && !line.startsWith("*"))
                .map(line -> line.split("\\|", 2))
                .map(place -> Arguments.of(place[0].strip(), place[1].strip()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("places")
    void everyPlaceAgrees(String file, String text) throws IOException {
        String expected = NAME.matcher(text).replaceAll(name -> JenkinsLine.property(name.group(1)));
        assertThat(Files.readString(Plugin.ROOT.resolve(file)).replaceAll("\\s+", " "))
                .contains(expected);
    }
}
