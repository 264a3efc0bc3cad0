// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.environment.Growth;
import io.jenkins.plugins.fargatecontroller.environment.Hostile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://user:pass@host/x                       | http://…@host/x
        https://token@host                            | https://…@host
        //u:p@h/                                      | //…@h/
        see http://u:p@w@host/ and ftp://x:y@z        | see http://…@host/ and ftp://…@z
        https://h/?token=abc                          | https://h/?…
        https://h/p?x=1&token=abc#f                   | https://h/p?…
        '''https://h/?token=abc'' is not a URL'          | '''https://h/?…'' is not a URL'
        h/p?token=abc                                 | h/p?…
        user:pass@registry.example.com/team/image:1   | …@registry.example.com/team/image:1
        '''user:pass@registry/image'' is no image'    | '''…@registry/image'' is no image'
        token@registry/image                          | …@registry/image
        (AWS:eyJh@123.dkr.ecr.eu.amazonaws.com/a)     | (…@123.dkr.ecr.eu.amazonaws.com/a)
        u:p@registry/image@sha256:0123                | …@registry/image@sha256:0123
        """)
    void loginsAndQueriesAreHidden(String text, String shown) {
        assertThat(Redacted.of(text)).isEqualTo(shown);
        assertThat(Redacted.of(shown)).as("again").isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jenkins/inbound-agent:jdk21",
                "registry:5000/image@sha256:0123",
                "image:1.0@sha256:0123",
                "admin@example.com",
                "arn:aws:iam::123456789012:role/team/me@corp",
                "'arn:aws:iam::123456789012:role/me@corp' is no role",
                "https://jenkins.example.com/jenkins/",
                "Did you mean 'executors'?",
                "/home/me@corp/overrides.yaml:7",
                "what? a = b",
                "mailto:a@b",
                "a@b://c",
            })
    void everythingElseStays(String text) {
        assertThat(Redacted.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u009b31m",
                "\u0000",
                "\u0007",
                "\r",
                "\n",
                "\t",
                "\u202e",
                "\u2066",
                "\u200b",
                "\u200d",
                "\ufeff",
                "\u2028",
                "\u0085",
                "\u00ad",
                "\ud800"
            })
    void whatATerminalWouldObeyAndNobodySeesIsABlank(String text) {
        assertThat(Redacted.of("a" + text + "b"))
                .startsWith("a ")
                .doesNotContain(text)
                .endsWith("b");
    }

    @Test
    void namesOfVariablesAreShownWithoutTheirValues() {
        assertThat(Redacted.names(List.of("A", "B"))).isEqualTo("A=…, B=…");
    }

    @Test
    void growsWithTheTextAndNoFaster() throws Exception {
        for (String unit : List.of("://", "@", "?", "=", "//@", "a:b@", "?=", "'", "\u001b")) {
            Growth.isLinear(unit, count -> () -> Redacted.of(unit.repeat(count * 12)));
            Growth.isLinear("quoted " + unit, count -> () -> Quoted.of(unit.repeat(count * 12)));
        }
    }

    @Test
    void everyTextCanBeShown() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts()
                .forEach(text ->
                        assertThat(Redacted.of(text)).doesNotContain("\n").doesNotContain("\u0000")));
    }

    @Test
    void aFailureIsLoggedWithoutWhatItsTextsHide() {
        Exception cause = new IllegalStateException("POST https://u:s3cr3t@h/?token=s3cr3t \u001b[31m");
        Exception failure = new IOException("docker pull u:s3cr3t@registry/image", cause);
        failure.addSuppressed(new IllegalArgumentException("//u:s3cr3t@h/"));
        StringWriter log = new StringWriter();
        Redacted.of(failure).printStackTrace(new PrintWriter(log, true));
        assertThat(log.toString())
                .doesNotContain("s3cr3t", "\u001b")
                .startsWith("java.io.IOException: docker pull …@registry/image\n\tat "
                        + getClass().getName())
                .contains("Caused by: java.lang.IllegalStateException: POST https://…@h/?…")
                .contains("Suppressed: java.lang.IllegalArgumentException: //…@h/");
    }

    /** The text around the place may be a secret. */
    @Test
    void whatAParserQuotesIsNotLogged() {
        StringWriter log = new StringWriter();
        assertThatThrownBy(() -> new JsonMapper().readTree("{\n\"a\": hunter2}"))
                .satisfies(failure -> {
                    assertThat(failure).hasMessageContaining("hunter2");
                    Redacted.of(new IOException("garbled", failure)).printStackTrace(new PrintWriter(log, true));
                });
        assertThat(log.toString())
                .doesNotContain("hunter2")
                .contains("Caused by: com.fasterxml.jackson.core.JsonParseException: line 2, column ");
    }

    @Test
    void aFailureWithoutATextOrWithItselfAsCauseIsLogged() {
        Exception circle = new IOException((String) null);
        circle.initCause(new IOException("b", circle));
        assertThat(Redacted.of(circle)).hasToString("java.io.IOException");
    }

    /** What is thrown may say anything, and the log prints it. */
    @Test
    void noLogGetsAFailureAsItIs() throws IOException {
        Pattern raw = Pattern.compile("log\\((?:[^;\"]|\"[^\"]*\")*,\\s*(?:e|failure|thrown|cause)\\);");
        try (Stream<Path> sources = Files.walk(Path.of(System.getProperty("project.root"), "src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(
                                    raw.matcher(Files.readString(file)).results())
                            .as(file.toString())
                            .isEmpty());
        }
        assertThat(raw.matcher("LOGGER.log(Level.WARNING, \"a; b\", e);").find())
                .isTrue();
    }
}
