// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {

    @Test
    void aCompleteEnvironmentComesBackAsItWas() throws IOException {
        Environment complete = Samples.complete();
        assertThat(EnvironmentFile.read(EnvironmentFile.write(complete))).isEqualTo(complete);
    }

    @Test
    void aTemplateThatIsNotDecryptedComesBackAsOne() throws IOException {
        Environment encrypted =
                Samples.withTemplates(new TemplateParameter("/jenkins/demo/templates/secret", Optional.empty()));
        assertThat(EnvironmentFile.read(EnvironmentFile.write(encrypted))).isEqualTo(encrypted);
    }

    @ParameterizedTest
    @EnumSource(Fact.Cause.class)
    void absencesComeBackWithTheirCause(Fact.Cause cause) throws IOException {
        Environment absent = Samples.absent(cause);
        assertThat(EnvironmentFile.read(EnvironmentFile.write(absent))).isEqualTo(absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"task\": 1}", "not json"})
    void anythingElseIsRefusedWithAMessage(String text) {
        assertThatThrownBy(() -> EnvironmentFile.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a saved environment");
    }

    /** Every version adds something; what an older one did not know is as not said. */
    @ParameterizedTest
    @ValueSource(strings = {"prefix", "tlsPort", "adminUser", "parameterPath"})
    void aFileOfAnOlderVersionIsRead(String later) throws IOException {
        String older = EnvironmentFile.write(Samples.complete())
                .lines()
                .filter(line -> !line.contains("\"" + later + "\" :"))
                .collect(Collectors.joining("\n"))
                .replaceAll(",(\\s*})", "$1");
        assertThat(EnvironmentFile.read(older).task())
                .isEqualTo(Samples.complete().task());
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "state", "transitEncryption", "web", "agents", "family", "revision", "value"})
    void aFileWithoutWhatEveryVersionHasIsRefusedInOurWords(String needed) {
        String broken = EnvironmentFile.write(Samples.complete())
                .replaceAll("\"" + needed + "\" : (\"[^\"]*\"|[0-9]+|true|false)", "\"" + needed + "\" : null");
        assertThatThrownBy(() -> EnvironmentFile.read(broken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a saved environment")
                .hasMessageNotContainingAny("io.jenkins", "java.", "class ", "Exception", "FAIL_ON", "creator");
    }

    @Test
    void aBrokenArnIsNamed() {
        String broken = EnvironmentFile.write(Samples.complete())
                .replace("arn:aws:iam::123456789012:role/demo-execution", "nonsense");
        assertThatThrownBy(() -> EnvironmentFile.read(broken)).hasMessageContaining("'nonsense' is not an ARN");
    }

    /** As inside Jenkins: the loader that has Jackson knows other classes than ours, and so does the thread's. */
    @Test
    void findsItsTypesWhoeverBringsJackson() throws Exception {
        String text = EnvironmentFile.write(Samples.complete());
        try (URLClassLoader plugin = new OwnClassesFirst(EnvironmentFile.class)) {
            Class<?> file = plugin.loadClass(EnvironmentFile.class.getName());
            assertThat(file).isNotEqualTo(EnvironmentFile.class);
            Object read = file.getMethod("read", String.class).invoke(null, text);
            assertThat(read.toString()).isEqualTo(Samples.complete().toString());
        }
    }

    /** Loads the classes of this project itself, and everything else as usual. */
    private static final class OwnClassesFirst extends URLClassLoader {

        OwnClassesFirst(Class<?> one) {
            super(
                    new URL[] {one.getProtectionDomain().getCodeSource().getLocation()},
                    EnvironmentFileTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.jenkins.plugins.fargatecontroller.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
