// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.casc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hudson.security.SecurityRealm;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.fargatecontroller.jenkins.FakeSurroundings;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What JCasC hands to our configurator, of documents that nobody should have written. */
class HostileCascTest {

    /** What stands below {@code fargateController:}, and must be refused. */
    private static final List<String> REFUSED = List.of(
            "s3cr3t",
            "[s3cr3t]",
            "{executor: 1}",
            "{executors: -1}",
            "{executors: [1]}",
            "{executors: {a: 1}}",
            "{executors: 99999999999999999999}",
            "{adminUser: [ecsuser]}",
            "{adminUser: \"a\\0b\"}",
            "{adminUser: \"\\u202Eresu\"}",
            "{adminUser: '../../etc'}",
            "{rootUrl: 'javascript:alert(1)'}",
            "{rootUrl: 'https://u:s3cr3t@'}",
            "{drift: sometimes}",
            "{engine: [auto]}",
            "{clouds: fargate-cloud}",
            "{clouds: [fargate-cloud]}",
            "{clouds: [{}]}",
            "{clouds: [{name: }]}",
            "{clouds: [[{name: a}]]}",
            "{clouds: [{name: fargate-cloud}, {name: fargate-cloud}]}",
            "{clouds: [{name: fargate-cloud, maxAgents: many}]}",
            "{clouds: [{name: fargate-cloud, cluster: 's3cr3t:s3cr3t@h'}]}",
            "{templates: {name: a}}",
            "{templates: [[]]}",
            "{templates: [{name: a, cpu: 300}]}",
            "{templates: [{name: a, cpu: 0x200}]}",
            "{templates: [{name: a, image: ''}]}",
            "{templates: [{name: a, environment: s3cr3t}]}",
            "{templates: [{name: a, environment: [s3cr3t]}]}",
            "{templates: [{name: a, environment: {B: {c: s3cr3t}}}]}",
            "{templates: [{name: a, taskRole: 's3cr3t:s3cr3t@h'}]}",
            "{templates: [{name: 'a/b'}]}",
            "{templates: [{name: a}, {name: a}]}",
            "{templates: [{name: a, \"\": s3cr3t}]}",
            "{\"\\e[31m\": 1}",
            "{templates: [{name: a, label: \"\\e[31m\"}]}");

    /** What JCasC or we may take or refuse. */
    private static final List<String> EITHER = List.of(
            "",
            "~",
            "{}",
            "{executors: ~}",
            "{clouds: ~, templates: ~}",
            "{executors: 1, executors: 2}",
            "{executors: 1e9}", // what YAML 1.1 takes for a number with a fraction is null in JCasC
            "{executors: .inf}",
            "{reconcileMinutes: 2026-01-01}",
            "{executors: 0b1}",
            "{executors: 1_0}",
            "{adminUser: !!binary czNjcjN0}",
            "{adminUser: !!java.net.URL [\"http://127.0.0.1:1/\"]}",
            "{adminUser: '${readFile:/etc/hostname}'}",
            "{adminUser: '${adminUser:-${adminUser}}'}",
            "{adminUser: '${'}",
            "{<<: {executors: 1}}",
            "{? [a, b] : 1}",
            "{a: &a [*a]}",
            "{templates: [&t {name: a}, *t]}",
            "{templates: [{name: a, label: '%s'}]}".formatted("a.".repeat(50_000)),
            "{templates: [%s]}".formatted("[".repeat(40) + "]".repeat(40)),
            "{templates: [{name: a, environment: {%s}}]}".formatted("A: b, ".repeat(300) + "Z: z"),
            "\t- a");

    /** What no message has. */
    private static final Pattern SHOWN = Pattern.compile("s3cr3t|\u001b|\u202e|NullPointer|ClassCast");

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void fresh() {
        FakeSurroundings.reset();
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndChangesNothing() throws Throwable {
        session.then(rule -> {
            SecurityRealm realm = Jenkins.get().getSecurityRealm();
            List<String> wrong = new ArrayList<>();
            for (String document :
                    Stream.concat(REFUSED.stream(), EITHER.stream()).toList()) {
                FargateControllerConfiguration.get().replace(Map.of("executors", "3"));
                Map<String, Object> before =
                        FargateControllerConfiguration.get().values();
                Throwable thrown = catchThrowable(() -> configure(document));
                flaw(document, thrown, before).ifPresent(flaw -> wrong.add(document + ": " + flaw + " " + thrown));
                assertThat(Jenkins.get().getSecurityRealm()).as(document).isSameAs(realm);
                assertThat(Jenkins.get().isUseSecurity()).as(document).isTrue();
            }
            assertThat(wrong).isEmpty();
            configure("{executors: 2}");
            assertThat(FargateControllerConfiguration.get().getExecutors()).isEqualTo(2);
        });
    }

    private static Optional<String> flaw(String document, @Nullable Throwable thrown, Map<String, Object> before) {
        Map<String, Object> values = FargateControllerConfiguration.get().values();
        if (thrown == null) {
            return REFUSED.contains(document) ? Optional.of("was taken as " + values) : Optional.empty();
        }
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof Error || !values.equals(before)) {
            return Optional.of("left " + values);
        }
        return REFUSED.contains(document)
                        && (!message.contains("fargateController")
                                || SHOWN.matcher(message).find())
                ? Optional.of("is said badly")
                : Optional.empty();
    }

    private void configure(String document) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"), "unclassified:\n  fargateController: " + document + "\n");
        ConfigurationAsCode.get().configure(file.toString());
    }

    /** This Jenkins runs on Fargate. */
    @TestExtension
    public static class OnFargate extends FakeSurroundings {}
}
