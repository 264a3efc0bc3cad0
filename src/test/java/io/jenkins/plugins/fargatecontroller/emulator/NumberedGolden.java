// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.emulator;

import io.jenkins.plugins.fargatecontroller.documents.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file in {@code src/test/resources} that holds what a test expects, as a whole. Run the test with
 * {@code -Dgolden.update=true} to write it, then read the difference before you commit it.
 */
public record NumberedGolden(Path file) {

    /** What AWS numbers: {@code subnet-…}, {@code sg-…} and the like, and the 32 digits of a task. */
    private static final Pattern ID = Pattern.compile("\\b([a-z]+)-[0-9a-f]{8,17}\\b|\\b[0-9a-f]{32}\\b");

    /** The file of that name under {@code src/test/resources}. */
    public static NumberedGolden of(String name) {
        return new NumberedGolden(Path.of(System.getProperty("project.root", "."), "src/test/resources")
                .resolve(name));
    }

    /** Compares, after the ids in the text were numbered, since AWS and the emulator make them up. */
    public void compare(String text) throws IOException {
        new Golden(file).holds(numbered(text));
    }

    /** The text with its ids numbered in the order in which they come. */
    public static String numbered(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        return ID.matcher(text)
                .replaceAll(id -> names.computeIfAbsent(id.group(), unseen -> {
                    String kind = id.group(1) == null ? "task" : id.group(1);
                    long number = names.values().stream()
                            .filter(name -> name.matches(kind + "-[0-9]+"))
                            .count();
                    return kind + "-" + (number + 1);
                }));
    }
}
