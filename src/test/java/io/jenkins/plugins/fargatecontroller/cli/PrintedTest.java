// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read, a terminal gets plain lines, and no secret but in the JCasC file. */
class PrintedTest {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");

    private static final String ESCAPE = "\u001b]0;x\u0007\u001b[31m\u009b1m\u202e\u200b";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource(PlanCommand.Format.class)
    void escapeCodesReachNoTerminal(PlanCommand.Format format) throws IOException {
        String json =
                "{\"label\": \"a%1$s\", \"k%1$s\": 1, \"image\": \"%1$s\", \"environment\": {\"A%1$s\": \"%1$s\"}}"
                        .formatted("\\u001b[31m\\u009b\\u202e\\u200b");
        Environment environment = Samples.withTemplates(
                new TemplateParameter("/jenkins/demo/templates/x" + ESCAPE, "{}"),
                new TemplateParameter("/jenkins/demo/templates/y", json),
                new TemplateParameter("/jenkins/demo/templates/z" + ESCAPE, "{"));
        String quoted = "\"\\e[31m\\x9b1m\\u202e\\u200b\"";
        Path overrides = Files.writeString(folder.resolve("o.yaml"), """
            %1$s: 1
            executors: %1$s
            clouds: [{name: %1$s}, {name: fargate-cloud, %1$s: 1, cluster: %1$s}]
            templates:
            - {name: %1$s, cpu: 300}
            - {name: %1$s, cpu: 512, memory: 1024}
            - {name: q, label: %1$s, environment: {%1$s: %1$s}}
            """.formatted(quoted));
        run(environment, "plan", "--trace", "--format", format.name(), "--overrides", overrides.toString());
        assertThat(OBEYED.matcher(out.toString() + err).find())
                .as(out.toString() + err)
                .isFalse();
        assertThat(err.toString() + out).contains("is not known here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plan --overrides", "plan --environment", "plan --save-environment", "plan --format", "plan", ""
            })
    void noneThatIsTypedEither(String options) {
        String[] words = (options + " x" + ESCAPE + "/y").strip().split(" ");
        assertThat(run(Samples.complete(), words)).isEqualTo(2);
        assertThat(OBEYED.matcher(err.toString()).find()).as(err.toString()).isFalse();
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(PlanCommand.Format.class)
    void secretsAreInTheJcascFileAlone(PlanCommand.Format format) throws IOException {
        Environment environment = Samples.withTemplates(
                Samples.template("a", "{\"environment\": {\"DB_PWD\": \"s3cr3t\"}}"),
                Samples.template("b", "{\"image\": \"user:s3cr3t@registry/image\"}"),
                Samples.template("c", "{\"environment\": \"DB_PWD=s3cr3t\"}"),
                Samples.template("s3cr3t:s3cr3t@registry/image", "{}"));
        Path overrides = Files.writeString(folder.resolve("o.yaml"), """
            rootUrl: https://h/?token=s3cr3t
            adminParameter: //u:s3cr3t@h/
            notificationTopic: https://u:s3cr3t@h/
            clouds:
            - {name: fargate-cloud, jenkinsUrl: "https://u:s3cr3t@h/", tunnel: "u:s3cr3t@h:1", cluster: "u:s3cr3t@h"}
            - {name: "x:s3cr3t@h/y"}
            templates:
            - {name: d, cloud: fargate-cloud, image: "//u:s3cr3t@registry/image"}
            - {name: e, environment: {TOKEN: s3cr3t}, taskRole: "https://h/p?X-Amz-Signature=s3cr3t"}
            - {name: "f:s3cr3t@h/g", cpu: 300}
            - {"https://u:s3cr3t@h/": 1}
            """);
        run(environment, "plan", "--format", format.name(), "--overrides", overrides.toString());
        assertThat(err.toString()).doesNotContain("s3cr3t");
        if (format == PlanCommand.Format.jcasc) {
            assertThat(out.toString().lines().filter(line -> line.contains("s3cr3t")))
                    .allMatch(line -> line.strip().equals("value: s3cr3t"))
                    .isNotEmpty();
        } else {
            assertThat(out.toString()).doesNotContain("s3cr3t").contains("DB_PWD");
        }
    }

    @ParameterizedTest
    @EnumSource(PlanCommand.Format.class)
    void theValueOfAVariableIsInTheJcascFileAlone(PlanCommand.Format format) throws IOException {
        Path overrides = Files.writeString(folder.resolve("o.yaml"), """
            unclassified:
              fargateController:
                rootUrl: ${URL}
                notificationResults: [FAILURE, "${RESULT}"]
                templates:
                - {name: d, image: "${IMAGE}", logGroup: "${LOGS:-/ecs/otherwise}", subnets: "${SUBNET}"}
            """);
        int code = run(
                Samples.complete(),
                Map.of(
                        "URL", "https://s3cr3t.example.com/",
                        "RESULT", "FIXED",
                        "IMAGE", "s3cr3t/image:1",
                        "SUBNET", "subnet-0123456789abcdef0"),
                "plan",
                "--format",
                format.name(),
                "--overrides",
                overrides.toString());
        assertThat(code).as(err.toString() + out).isZero();
        if (format == PlanCommand.Format.jcasc) {
            assertThat(out.toString()).contains("s3cr3t/image:1", "https://s3cr3t.example.com/", "/ecs/otherwise");
        } else {
            assertThat(out.toString())
                    .doesNotContain("s3cr3t", "0123456789abcdef0", "FIXED")
                    .contains(", variable IMAGE", "/ecs/otherwise");
        }
    }

    @Test
    void aSavedEnvironmentIsForItsOwner() throws IOException {
        Path saved = folder.resolve("here.json");
        assertThat(run(Samples.complete(), "plan", "--save-environment", saved.toString()))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
                .isEqualTo("rw-------");
    }

    private int run(Environment environment, String... arguments) {
        return run(environment, Map.of(), arguments);
    }

    private int run(Environment environment, Map<String, String> env, String... arguments) {
        var call = new Trace.Call(
                "ecs:DescribeTasks",
                1,
                new Trace.Span(Duration.ZERO, Duration.ofMillis(1)),
                new Trace.Answer(Trace.StatusCode.FAILED, "https://u:s3cr3t@h/ " + ESCAPE, 0));
        return MainCommand.commandLine(
                        progress -> {
                            progress.accept(call);
                            return new Discovered(environment, new Trace(List.of(call), Duration.ofMillis(1)));
                        },
                        env)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
