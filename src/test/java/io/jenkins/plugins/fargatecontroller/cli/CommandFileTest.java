// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFileTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() {
        CommandFile file = file("a.json");
        file.write("grün\n");
        assertThat(file.read()).isEqualTo("grün\n");
        file.write("x");
        assertThat(file.read()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyItsOwnerMayReadIt(boolean there) throws IOException {
        CommandFile file = file("a.json");
        if (there) {
            Files.createFile(
                    file.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
        }
        file.write("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNoFileOfAPersonIsWrittenToAsItIs() {
        new CommandFile(Path.of("/dev/null")).write("x");
        assertThat(new CommandFile(Path.of("/dev/null")).read()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheRemedy() {
        CommandFile missing = file("missing.yaml");
        assertThatThrownBy(missing::read)
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessage(
                        missing.path() + ": the file cannot be read: there is no such file or folder; check its name"
                                + " and its rights");
        CommandFile nowhere = file("nowhere/a.json");
        assertThatThrownBy(() -> nowhere.write("x"))
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessage(nowhere.path() + ": the file cannot be written: there is no such file or folder; check its"
                        + " name and its rights");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> new CommandFile(folder).read())
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessageStartingWith(folder + ": the file cannot be read: ");
        assertThatThrownBy(() -> new CommandFile(folder).write("x"))
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessageStartingWith(folder + ": the file cannot be written: ");
    }

    @Test
    void otherBytesAreNoText() throws IOException {
        CommandFile file = file("a.json");
        Files.write(file.path(), new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(file::read)
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessage(file.path() + ": the file is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aFileWithoutAnEndIsNotRead() throws IOException {
        CommandFile file = file("a.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.path().toFile(), "rw")) {
            sparse.setLength(32L << 20);
            assertThat(file.read()).hasSize(32 << 20);
            sparse.setLength((32L << 20) + 1);
        }
        assertThatThrownBy(file::read)
                .isInstanceOf(CommandFile.Unusable.class)
                .hasMessage(file.path() + ": the file cannot be read: it is longer than 32 MiB; check its name and its"
                        + " rights");
    }

    @Test
    void aNameReachesNoTerminalAsItIs() {
        assertThatThrownBy(() -> file("a\u001b[2J").read())
                .isInstanceOf(CommandFile.Unusable.class)
                .message()
                .doesNotContain("\u001b")
                .contains("a [2J");
    }

    private CommandFile file(String name) {
        return new CommandFile(folder.resolve(name));
    }
}
