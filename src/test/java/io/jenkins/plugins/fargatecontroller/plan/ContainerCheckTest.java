// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECS would refuse of a template's containers. */
class ContainerCheckTest {

    private static final String ROLES =
            "taskRole: 'arn:aws:iam::123456789012:role/x', executionRole: 'arn:aws:iam::123456789012:role/x', ";
    private static final String TASK_ROLE = "taskRole: 'arn:aws:iam::123456789012:role/x', ";
    private static final String EXECUTION_ROLE = "executionRole: 'arn:aws:iam::123456789012:role/x', ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /a}, {fileSystem: fs-0a1b2c3e, path: /a}]" | ERROR templates.x.efsVolumes (o.yaml:1): two file systems have the path '/a'. Give one of the two another path.
        "environment: {A: b}, secrets: {A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}" | ERROR templates.x.secrets.A (o.yaml:1): the variable 'A' is in 'environment' too, and ECS takes it from one of the two. Remove it from 'environment' or from 'secrets'.
        "sidecars: [{name: a, image: b}, {name: a, image: c}]" | ERROR templates.x.sidecars (o.yaml:1): two sidecars have the name 'a'. Give one of the two another name.
        "sidecars: [{name: a, image: b, ports: [80, 81]}, {name: c, image: b, ports: [81]}]" | ERROR templates.x.sidecars (o.yaml:1): two sidecars listen on the port 81, and all containers of a task share one network interface. Let one of the two listen on another port.
        "sidecars: [{name: a, image: b}, {name: c, image: b}, {name: d, image: b}, {name: e, image: b}, {name: f, image: b}, {name: g, image: b}, {name: h, image: b}, {name: i, image: b}, {name: j, image: b}, {name: k, image: b}]" | ERROR templates.x.sidecars (o.yaml:1): there are 10 sidecars, and a task definition has at most 10 containers, of which the agent is one. Remove 1 of them.
        "secrets: {JENKINS_URL: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}" | ERROR templates.x.secrets.JENKINS_URL (o.yaml:1): the plugin itself sets the variable 'JENKINS_URL' of each agent. Give the secret another name.
        "taskDefinition: own" | ERROR templates.x.taskDefinition (o.yaml:1): it is not set which of its containers the agent runs in. Set 'agentContainer' to the container's name.
        "agentContainer: a" | ERROR templates.x.agentContainer (o.yaml:1): it names a container of 'taskDefinition', and there is none. Set 'taskDefinition', or remove 'agentContainer'.
        "taskDefinition: own, agentContainer: a, user: '1'" | WARNING templates.x.user (o.yaml:1): the template has a task definition of its own, which sets this, so it has no effect. Remove 'user', or 'taskDefinition'.
        """)
    void whatEcsWouldRefuseIsOneProblem(String yaml, String problem) {
        assertThat(problems(ROLES + yaml)).extracting(Problem::toString).containsExactly(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "enableExecuteCommand: true" | ERROR templates.x.enableExecuteCommand (o.yaml:1): ECS Exec works with the task's role, and the template has none. Set 'taskRole' to a role that allows ssmmessages, or remove 'enableExecuteCommand'.
        "efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /a, accessPoint: fsap-0a1b2c3d}]" | ERROR templates.x.efsVolumes (o.yaml:1): an access point is mounted with the task's role, and the template has none. Set 'taskRole' to a role that allows elasticfilesystem:ClientMount, or leave 'accessPoint' out.
        """)
    void someThingsNeedATaskRole(String yaml, String problem) {
        assertThat(problems(EXECUTION_ROLE + yaml))
                .extracting(Problem::toString)
                .containsExactly(problem);
        assertThat(problems(TASK_ROLE + yaml)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "secrets: {A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}" | ERROR templates.x.secrets (o.yaml:1): ECS reads secrets with the execution role, and there is none. Set 'executionRole' of the template, or an execution role in the controller's task definition.
        "repositoryCredentials: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf'" | ERROR templates.x.repositoryCredentials (o.yaml:1): ECS reads the login of a registry with the execution role, and there is none. Set 'executionRole' of the template, or an execution role in the controller's task definition.
        """)
    void someThingsNeedAnExecutionRole(String yaml, String problem) {
        assertThat(problems(TASK_ROLE + yaml)).extracting(Problem::toString).containsExactly(problem);
        assertThat(problems(EXECUTION_ROLE + yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secrets: {}",
                "enableExecuteCommand: false",
                "efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /a}, {fileSystem: fs-0a1b2c3d, path: /b}]",
                "sidecars: [{name: a, image: b, ports: [80]}, {name: c, image: b, ports: [81]}]",
                "taskDefinition: own, agentContainer: a",
                "taskDefinition: own, agentContainer: a, cpu: 512, environment: {A: b}",
            })
    void whatEcsTakesIsNoProblem(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }

    @Test
    void aTaskHasNineSidecarsAtMost() {
        assertThat(problems(sidecars(9))).isEmpty();
        assertThat(problems(sidecars(12)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).isEqualTo("Remove 3 of them"));
    }

    @Test
    void everyVariableThatIsThereTwiceIsNamed() {
        String arn = "'arn:aws:ssm:eu-central-1:123456789012:parameter/a'";
        assertThat(problems(
                        ROLES + "environment: {A: x, B: x, C: x}, secrets: {A: %1$s, B: %1$s, D: %1$s}".formatted(arn)))
                .extracting(problem -> problem.place().field())
                .containsExactlyInAnyOrder("templates.x.secrets.A", "templates.x.secrets.B");
    }

    @Test
    void onlyWhatAPersonWroteBesideATaskDefinitionIsIdle() {
        List<Problem> problems =
                problems("taskDefinition: own, agentContainer: a, image: alpine, logGroup: /a, initProcess: true");
        assertThat(problems).noneMatch(Problem::isError);
        assertThat(problems)
                .extracting(problem -> problem.place().field())
                .containsExactly("templates.x.image", "templates.x.logGroup", "templates.x.initProcess");
        Template template = Plans.template("taskDefinition: own, agentContainer: a, image: alpine");
        assertThat(ContainerCheck.problems(
                        template,
                        key -> Problem.Location.of(Plans.place(template, key).subject())))
                .as("said by a lower layer that no person wrote")
                .isEmpty();
    }

    private static String sidecars(int count) {
        StringBuilder yaml = new StringBuilder("sidecars: [");
        for (int i = 0; i < count; i++) {
            yaml.append("{name: s%d, image: x}, ".formatted(i));
        }
        return yaml.append("]").toString();
    }

    private static List<Problem> problems(String yaml) {
        Template template = Plans.template(yaml);
        return ContainerCheck.problems(template, key -> Plans.place(template, key));
    }
}
