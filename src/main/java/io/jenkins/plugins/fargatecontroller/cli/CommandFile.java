// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.settings.Invisible;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that a person names to the program. */
record CommandFile(Path path) {

    /** Thousands of templates fit in; a device never ends. */
    private static final int LONGEST = 32 << 20;

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /** It cannot be read or written, or holds something else. The message is one sentence with what helps. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The text. */
    String read() {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("it is longer than %d MiB".formatted(LONGEST >> 20));
            }
            return Invisible.withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw unusable("the file is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw unusable("the file cannot be read: %s; check its name and its rights".formatted(reason(e)), e);
        }
    }

    /** Writes a text that only its owner may read. */
    void write(String text) {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                hide();
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw unusable("the file cannot be written: %s; check its name and its rights".formatted(reason(e)), e);
        }
    }

    /** A file that is there keeps what it allows to others unless it is told otherwise. */
    private void hide() throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER));
        } else if (Files.isRegularFile(path)) {
            Files.setPosixFilePermissions(path, OWNER);
        }
    }

    Unusable unusable(String reason, Throwable cause) {
        return new Unusable(Redacted.of(path + ": " + reason), cause);
    }

    /** What the platform says of a file is its name at best. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null || reason.isBlank() ? Thrown.of(failure).reason() : reason;
    }
}
