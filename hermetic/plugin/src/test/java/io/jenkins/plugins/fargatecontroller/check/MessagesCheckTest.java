// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

/** Every message is used and every used message exists. */
class MessagesCheckTest {
    private static final String TYPE = "io/jenkins/plugins/fargatecontroller/jenkins/Messages";

    @Test
    void messagesMatchTheirUse() throws IOException {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Plugin.ROOT.resolve("src/main/resources/" + TYPE + ".properties"))) {
            messages.load(reader);
        }
        assertThat(new MessagesCheck(TYPE, messages).problems(Plugin.classFiles()))
                .isEmpty();
    }

    @Test
    void findsMessagesThatAreMissingUnusedOrWronglyQuoted(@TempDir Path folder) throws IOException {
        Path user = folder.resolve("User.class");
        Files.write(user, Fixture.code(code -> {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, TYPE, "Page_Title", "()Ljava/lang/String;", false);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, TYPE, "_Page_Gone", "()Ljava/lang/String;", false);
        }));
        Properties messages = new Properties();
        messages.setProperty("Page.Title", "The controller's page");
        messages.setProperty("Page.Old", "It''s old");
        assertThat(new MessagesCheck(TYPE, messages).problems(Stream.of(new Plugin.File("User", user))))
                .containsExactly(
                        "Page.Old is not used",
                        "Page.Title has a single ', which is swallowed; write ''",
                        "there is no message for Page_Gone()");
    }
}
