// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what is expected. {@code -Dgolden.update=true} rewrites it, for a person to read the difference in
 * version control; without it a difference fails.
 */
public record Golden(Path file) {

    private static final Path ROOT = Path.of(System.getProperty("project.root", "."));

    /** A file of the project by its path from the project's root. */
    public static Golden of(String path) {
        return new Golden(ROOT.resolve(path));
    }

    /** A path of the project from the project's root. */
    public static Path path(String path) {
        return ROOT.resolve(path);
    }

    /** Compares the file with the text, as a whole. */
    public void holds(String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("%s is missing: run once with -Dgolden.update=true", file)
                .isRegularFile();
        assertThat(actual)
                .as("%s differs: mend the code, or accept with -Dgolden.update=true", file)
                .isEqualTo(Files.readString(file));
    }
}
