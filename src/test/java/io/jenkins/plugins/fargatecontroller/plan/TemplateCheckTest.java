// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What concerns more than one key of a template, or the template and its surroundings. */
class TemplateCheckTest {

    private static final String OWN_ROLE = "'arn:aws:iam::123456789012:role/x'";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "cpu: 300"                | ERROR templates.x.cpu (o.yaml:1): Fargate has no size with cpu 300. Use one of cpu 256, 512, 1024, 2048, 4096, 8192, 16384.
        "cpu: 256, memory: 4096"  | ERROR templates.x.memory (o.yaml:1): Fargate has no size with cpu 256 and memory 4096. With cpu 256 use memory 512, 1024, 2048.
        "taskRole: 'arn:aws:iam::210987654321:role/x'" | ERROR templates.x.taskRole (o.yaml:1): the role belongs to the account 210987654321, but the controller runs in 123456789012. Use a role of the controller's account; ECS accepts no other.
        "executionRole: 'arn:aws-cn:iam::123456789012:role/x'" | ERROR templates.x.executionRole (o.yaml:1): the role belongs to the partition aws-cn, but the controller runs in aws. Use a role of the controller's account; ECS accepts no other.
        "logGroup: /a"            | ERROR templates.x.logGroup (o.yaml:1): Fargate writes no log without an execution role, and refuses the task. Set 'executionRole' of the template, or an execution role in the controller's task definition.
        "platformVersion: 1.0.0"  | ERROR templates.x.platformVersion (o.yaml:1): Fargate does not run tasks with the platform version 1.0.0. Set 'platformVersion' to LATEST, or remove it.
        "agentContainer: a"       | ERROR templates.x.agentContainer (o.yaml:1): it names a container of 'taskDefinition', and there is none. Set 'taskDefinition', or remove 'agentContainer'.
        "capacity: {FARGATE: 1}"  | ERROR templates.x.capacity (o.yaml:1): the cluster 'demo' of the cloud 'fargate-cloud-spot' has no capacity provider FARGATE. Add FARGATE to the capacity providers of the cluster, or ask for what it has: FARGATE_SPOT.
        "spare: 3, maxAgents: 2"  | WARNING templates.x.spare (o.yaml:1): 'spare' asks for 3, and 'maxAgents' allows 2 in all. Raise 'maxAgents', or keep fewer ready.
        "environment: {API_KEY: hunter2}" | WARNING templates.x.environment.API_KEY (o.yaml:1): the variable looks like a secret, and would be in plain text in the task definition. Keep it in a Jenkins credential or in 'secrets', or let the build read it with its task role.
        """)
    void whatIsWrongIsSaidAtItsKey(String yaml, String problem) {
        assertThat(problems(yaml)).extracting(Problem::toString).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu: 256, memory: 2048",
                "taskRole: " + OWN_ROLE,
                "logGroup: /a, executionRole: " + OWN_ROLE,
                "spare: 2, maxAgents: 2",
                "spare: 2, maxAgents: 0",
                "spare: 2",
                "environment: {PATH: /bin}",
            })
    void whatFitsIsNoProblem(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }

    @Test
    void aCpuOverAMemoryOfALowerLayerIsTheOneThatDoesNotFit() {
        Setting<Integer> stored = new Setting<>(1024, Origin.parameterStore("/p/templates/x"));
        assertThat(problems(settings(
                        Settings.NONE.with(TemplateKeys.MEMORY, stored).with(TemplateKeys.CPU, override(4096)))))
                .extracting(problem -> problem.place().toString())
                .containsExactly("templates.x.cpu (o.yaml:1)");
        assertThat(problems(settings(Settings.NONE
                        .with(TemplateKeys.MEMORY, override(512))
                        .with(TemplateKeys.CPU, new Setting<>(4096, Origin.parameterStore("/p/templates/x"))))))
                .extracting(problem -> problem.place().toString())
                .containsExactly("templates.x.memory (o.yaml:1)");
    }

    @Test
    void withoutATaskNobodyKnowsWhoseARoleIs() {
        Environment environment = Samples.with("task", Fact.failed("it broke", "mend it"));
        Template template = Plans.template("taskRole: 'arn:aws:iam::210987654321:role/x'");
        assertThat(problems(environment, template)).isEmpty();
    }

    @Test
    void labelsAreOneTagOfATaskAndNoLongerThanThat() {
        String labels = "a".repeat(100) + " " + "b".repeat(100) + " ";
        Settings fitting = Settings.NONE.with(TemplateKeys.LABEL, override(labels + "c".repeat(54)));
        Settings tooLong = Settings.NONE.with(TemplateKeys.LABEL, override(labels + "c".repeat(55)));
        assertThat(problems(settings(fitting))).isEmpty();
        assertThat(problems(settings(tooLong)))
                .extracting(Problem::toString)
                .containsExactly("ERROR templates.x.label (o.yaml:1): the labels have more than 256 characters in the"
                        + " cloud 'fargate-cloud-spot', and ECS takes no more in the value of a tag. Give the"
                        + " template fewer labels, or shorter ones.");
    }

    @Test
    void variablesAreCountedInBytesWithTheirNames() {
        assertThat(problems("environment: {A: %s, B: %s}".formatted("a".repeat(8000), "ü".repeat(8000))))
                .isEmpty();
        assertThat(problems(settings(variables(59_999)))).isEmpty();
        assertThat(problems(settings(variables(60_000))))
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.x.environment (o.yaml:1): the variables have more than 60000 bytes, and ECS"
                                + " takes 64 KiB for a whole task definition. Let the build read long values from a file"
                                + " or a bucket.");
        assertThat(problems(settings(
                        Settings.NONE.with(TemplateKeys.ENVIRONMENT, override(Map.of("A", "ü".repeat(30_000)))))))
                .hasSize(1);
    }

    @Test
    void variablesThatLookLikeSecretsAreToldByName() {
        assertThat(problems("environment: {Z_TOKEN: hunter2, A_TOKEN: hunter2, B: c}"))
                .extracting(Problem::toString)
                .noneMatch(text -> text.contains("hunter2"))
                .extracting(text -> text.substring(0, "WARNING templates.x.environment.A_TOKEN".length()))
                .containsExactly("WARNING templates.x.environment.A_TOKEN", "WARNING templates.x.environment.Z_TOKEN");
    }

    private static Settings variables(int length) {
        return Settings.NONE.with(TemplateKeys.ENVIRONMENT, override(Map.of("A", "a".repeat(length))));
    }

    private static <T> Setting<T> override(T value) {
        return new Setting<>(value, Origin.override("o.yaml:1"));
    }

    private static Template settings(Settings settings) {
        return new Template(Plans.template("").id(), settings, Map.of());
    }

    private static List<Problem> problems(String yaml) {
        return problems(Plans.template(yaml));
    }

    private static List<Problem> problems(Template template) {
        return problems(Samples.complete(), template);
    }

    private static List<Problem> problems(Environment environment, Template template) {
        Cluster cluster = new Cluster(Arn.parse(Samples.CLUSTER), List.of("FARGATE_SPOT"));
        return new TemplateCheck(environment)
                .check(
                        template,
                        new CapacityCheck(Optional.of(cluster)),
                        Problem.Location.of(TemplateKeys.TEMPLATES.entry("x")));
    }
}
