// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldProblemTest {

    @Test
    void eachErrorKnowsItsField() {
        assertThat(problems(Map.of(
                        "executors",
                        "-3",
                        "clouds",
                        List.of(Map.of("name", "fargate-cloud-spot", "cluster", "?")),
                        "templates",
                        List.of(
                                Map.of("name", "one", "cpu", "512"),
                                Map.of("name", "two", "taskRole", "deploy", "environment", "A")))))
                .extracting(FieldProblem::field)
                .containsExactly("templates.1.taskRole", "templates.1.environment", "clouds.1.cluster", "executors");
    }

    @Test
    void theMessageSaysWhatIsWrongAndWhatToDo() {
        assertThat(problems(Map.of("executors", "-3")))
                .containsExactly(new FieldProblem(
                        "executors",
                        "Executors on the built-in node",
                        "'-3' is out of range; expected a whole number from 0 to 100. Enter a value such as 0."));
    }

    @Test
    void eachErrorNamesItsFieldAsItIsLabelled() {
        assertThat(problems(Map.of(
                        "executors",
                        "-3",
                        "clouds",
                        List.of(Map.of("name", "fargate-cloud-spot", "cluster", "?")),
                        "templates",
                        List.of(
                                Map.of("cpu", "1024"),
                                Map.of("name", "a", "taskRole", "x"),
                                Map.of("name", "b", "cloud", "fargate-cloud", "taskRole", "x")))))
                .extracting(FieldProblem::label)
                .containsExactly(
                        "Template 1, Name",
                        "Template a, Task role",
                        "Template b in fargate-cloud, Task role",
                        "Cloud fargate-cloud-spot, ECS cluster",
                        "Executors on the built-in node");
    }

    @Test
    void aFaultHasOneMessage() {
        assertThat(problems(Map.of("templates", List.of(Map.of("name", "a", "environment", "A\nB=1")))))
                .extracting(FieldProblem::message)
                .containsExactly("'A' is not valid; expected NAME=value. Enter a value such as MAVEN_OPTS=-Xmx1g.");
        assertThat(FieldCheck.problem("template/environment", "A\nB=1"))
                .contains("'A' is not valid; expected NAME=value.");
        assertThat(problems(Map.of("templates", List.of(Map.of("name", "build-example", "cpu", "4096")))))
                .hasSize(1);
    }

    @Test
    void anEmptyTemplateIsNotLost() {
        assertThat(problems(Map.of("templates", List.of(Map.of("name", "a"), Map.of("name", "", "cpu", "")))))
                .containsExactly(new FieldProblem(
                        "templates.1.name",
                        "Template 2, Name",
                        "A template has no name. Enter a name, or remove the template."));
    }

    @Test
    void noMessageSpeaksOfFiles() {
        assertThat(problems(Map.of(
                        "agentPort", "x", "templates", List.of(Map.of("name", "a"), Map.of("name", "a"), Map.of()))))
                .hasSize(3)
                .extracting(FieldProblem::message)
                .noneMatch(message -> message.contains("templates.") || message.contains("agentPort:"));
    }

    @Test
    void aPairThatDoesNotFitIsFoundAtTheOverriddenOneOfTheTwo() {
        assertThat(problems(Map.of("templates", List.of(Map.of("name", "build-example", "cpu", "4096")))))
                .extracting(FieldProblem::field)
                .containsOnly("templates.0.cpu");
    }

    @Test
    void aDisabledTemplateIsCheckedAsWell() {
        assertThat(problems(Map.of(
                        "templates",
                        List.of(Map.of("name", "off", "enabled", "false", "cpu", "256", "memory", "30720")))))
                .extracting(FieldProblem::field)
                .containsExactly("templates.0.memory");
    }

    @Test
    void aRoleOfAnotherAccountIsFound() {
        assertThat(problems(Map.of(
                        "templates",
                        List.of(
                                Map.of("name", "first"),
                                Map.of("name", "deploy", "taskRole", "arn:aws:iam::999999999999:role/deploy")))))
                .extracting(FieldProblem::field)
                .containsOnly("templates.1.taskRole");
    }

    @Test
    void aTemplateWithoutANameIsFound() {
        assertThat(problems(Map.of("templates", List.of(Map.of("cpu", "512")))))
                .extracting(FieldProblem::field)
                .containsExactly("templates.0.name");
    }

    @Test
    void theSameNameTwiceIsFound() {
        assertThat(problems(Map.of("templates", List.of(Map.of("name", "a"), Map.of("name", "a")))))
                .extracting(FieldProblem::field)
                .containsExactly("templates.1.name");
    }

    @Test
    void errorsOfTheEnvironmentKeepNobodyFromSaving() {
        Environment broken = Samples.withTemplates(Samples.template("broken", "{\"cpu\": 300}"));
        OverridesForm form = OverridesForm.of(Map.of("executors", "1"));
        assertThat(FieldProblem.of(form, new PlanPreview(Optional.of(broken)))).isEmpty();
        assertThat(FieldProblem.of(form, new PlanPreview(Optional.of(Samples.absent(Fact.Cause.DENIED)))))
                .isEmpty();
    }

    @Test
    void withoutAnEnvironmentTheFormItselfIsChecked() {
        OverridesForm form = OverridesForm.of(Map.of("executors", "x"));
        assertThat(FieldProblem.of(form, new PlanPreview(Optional.empty())))
                .extracting(FieldProblem::field)
                .containsExactly("executors");
        assertThat(FieldProblem.of(form, new PlanPreview(Optional.of(Samples.absent(Fact.Cause.ASLEEP)))))
                .hasSize(1);
    }

    private static List<FieldProblem> problems(Map<String, ?> form) {
        return FieldProblem.of(OverridesForm.of(form), new PlanPreview(Optional.of(Samples.complete())));
    }
}
