// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A text file that is always whole: whoever reads it, and whoever starts after Jenkins was killed, sees the old text or
 * the new one.
 */
public record WholeFile(Path path) {

    /** The text; empty if there is no file. */
    public Optional<String> read() throws IOException {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }

    /** Writes the text, unless it is there already. */
    public void write(String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "the file lies in a folder"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(path) && Arrays.equals(Files.readAllBytes(path), bytes)) {
            return;
        }
        Path draft = beside(".new");
        Files.write(draft, bytes);
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where a text that nobody understands is kept for a person to look at. */
    public Path aside() {
        return beside(".unreadable");
    }

    /** Moves the file to {@link #aside}, so that the next one that is written does not destroy it. */
    public void setAside() throws IOException {
        Files.move(path, aside(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }
}
