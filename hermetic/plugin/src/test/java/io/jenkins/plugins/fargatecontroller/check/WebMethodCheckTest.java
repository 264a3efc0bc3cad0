// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Every change is a POST, and nothing is served by accident. */
class WebMethodCheckTest {
    @Test
    void everyWebMethodNamesItsVerb() {
        assertThat(WebMethodCheck.problems(Plugin.classFiles()
                        .filter(file -> file.name().contains("/fargatecontroller/jenkins/"))
                        .toList()))
                .isEmpty();
    }

    @Test
    void findsOneThatDoesNot(@TempDir Path folder) throws IOException {
        byte[] classFile = Fixture.type("java/lang/Object", writer -> {
            verb(writer, "doExport", "Lorg/kohsuke/stapler/verb/GET;");
            verb(writer, "doApply", "Lorg/kohsuke/stapler/interceptor/RequirePOST;");
            verb(writer, "doDelete", "Ljava/lang/Deprecated;");
            Fixture.declare(writer, Opcodes.ACC_PROTECTED, "doRun", "()V");
            Fixture.declare(writer, Opcodes.ACC_PUBLIC, "document", "()V");
        });
        Path file = Files.write(folder.resolve("Page.class"), classFile);
        assertThat(WebMethodCheck.problems(List.of(new Plugin.File(Fixture.NAME, file))))
                .containsExactly("io.jenkins.plugins.fargatecontroller.jenkins.Fixture#doDelete"
                        + " has none of @POST, @RequirePOST and @GET");
    }

    private static void verb(ClassWriter writer, String method, String annotation) {
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, method, "()V", null, null)
                .visitAnnotation(annotation, true);
    }
}
