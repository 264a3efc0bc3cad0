// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final Pattern WRITING =
            Pattern.compile("write.*|move|copy|createTemp.*|newOutputStream|newBufferedWriter");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadAndADraftOfTheDeadIsNothing() throws IOException {
        WholeFile file = new WholeFile(folder.resolve("deep/state.json"));
        assertThat(file.read()).isEmpty();
        file.write("one");
        Files.writeString(folder.resolve("deep/state.json.new"), "tw");
        assertThat(file.read()).contains("one");
        file.write("two");
        assertThat(file.read()).contains("two");
        assertThat(folder.resolve("deep")).isDirectoryContaining(path -> path.equals(file.path()));
        assertThat(folder.resolve("deep/state.json.new")).doesNotExist();
    }

    @Test
    void whatIsSetAsideIsKeptAndNoLongerThere() throws IOException {
        WholeFile file = new WholeFile(folder.resolve("state.json"));
        file.write("garbled");
        file.setAside();
        assertThat(file.read()).isEmpty();
        assertThat(file.aside()).hasContent("garbled");
    }

    @Test
    void whatIsNoTextIsNotReadAndCanBeWrittenOver() throws IOException {
        WholeFile file = new WholeFile(folder.resolve("state.json"));
        Files.write(file.path(), new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessage("it is not UTF-8 text");
        file.write("grün");
        assertThat(file.read()).contains("grün");
    }

    @Test
    void theSameTextIsNotWrittenAgain() throws IOException {
        WholeFile file = new WholeFile(folder.resolve("state.json"));
        file.write("one");
        FileTime before = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(file.path(), before);
        file.write("one");
        assertThat(Files.getLastModifiedTime(file.path())).isEqualTo(before);
    }

    /** Only this way of writing is tried with kills; the command line writes where a person says. */
    @Test
    void nothingElseWritesAFile() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.jenkins.plugins.fargatecontroller");
        noClasses()
                .that()
                .doNotHaveSimpleName("WholeFile")
                .and()
                .resideOutsideOfPackage("..cli..")
                .should()
                .callCodeUnitWhere(describe("it writes a file", WholeFileTest::writes))
                .check(classes);
    }

    private static boolean writes(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean file =
                owner.equals(Files.class.getName()) && WRITING.matcher(name).matches();
        return file || owner.equals("java.io.FileOutputStream") || owner.equals("java.io.FileWriter");
    }
}
