// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Jenkins finds every extension, initializer and symbol of the plugin; and the check notices when it would not. */
class IndexCheckTest {
    private static final Path CLASSES = Plugin.ROOT.resolve("hermetic/plugin/target/classes");
    private static final String FIXTURE = Fixture.NAME.replace('/', '.');

    @TempDir
    Path fixture;

    @Test
    void indexesMatchTheClasses() {
        assertThat(new IndexCheck(CLASSES).problems()).isEmpty();
    }

    @Test
    void findsAnExtensionThatIsNotIndexed() throws IOException {
        write(writer -> writer.visitAnnotation("Lhudson/Extension;", true));
        assertThat(new IndexCheck(fixture).problems())
                .containsExactly("META-INF/annotations/hudson.Extension lacks " + FIXTURE);
    }

    @Test
    void findsAnExtensionThatIsNoLongerThere() throws IOException {
        index("hudson.Extension", Files.readAllBytes(CLASSES.resolve("META-INF/annotations/hudson.Extension")));
        assertThat(new IndexCheck(fixture).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).endsWith("which is not annotated with it"));
    }

    @Test
    void findsAnInitializerThatIsNotIndexed() throws IOException {
        write(writer -> writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "start", "()V", null, null)
                .visitAnnotation("Lhudson/init/Initializer;", true));
        assertThat(new IndexCheck(fixture).problems())
                .containsExactly("META-INF/annotations/hudson.init.Initializer lacks " + FIXTURE);
    }

    @Test
    void findsASymbolThatIsNoLongerThere() throws IOException {
        write(writer -> {});
        index("org.jenkinsci.Symbol", (FIXTURE + "\n").getBytes(UTF_8));
        assertThat(new IndexCheck(fixture).problems())
                .containsExactly("META-INF/annotations/org.jenkinsci.Symbol names " + FIXTURE
                        + ", which is not annotated with it");
    }

    @Test
    void acceptsAnIndexThatMatches() throws IOException {
        write(writer -> {
            AnnotationVisitor symbol = writer.visitAnnotation("Lorg/jenkinsci/Symbol;", true);
            symbol.visitArray("value").visit(null, "fixture");
        });
        index("org.jenkinsci.Symbol", (FIXTURE + "\n").getBytes(UTF_8));
        assertThat(new IndexCheck(fixture).problems()).isEmpty();
    }

    private void write(Consumer<ClassWriter> members) throws IOException {
        Path file = fixture.resolve(Fixture.NAME + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, Fixture.type("java/lang/Object", members));
    }

    private void index(String name, byte[] content) throws IOException {
        Path file = fixture.resolve("META-INF/annotations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
