// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said once, at the place where it was written, with the remedy; and what it leaves open is kept. */
class ProblemsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "executor: 1"                      | ERROR executor (o.yaml:1): 'executor' is not known here. Did you mean 'executors'? Otherwise remove it.
        "cloud: []"                        | ERROR cloud (o.yaml:1): 'cloud' is not known here. Did you mean 'clouds'? Otherwise remove it.
        "Templates: []"                    | ERROR Templates (o.yaml:1): 'Templates' is not known here. Did you mean 'templates'? Otherwise remove it.
        "something: 1"                     | ERROR something (o.yaml:1): 'something' is not known here. Use one of rootUrl, agentPort, executors, adminUser, adminParameter, sampleJobs, drift, reconcileMinutes, notificationTopic, notificationResults, engine, clouds, templates.
        "'': 1"                            | ERROR  (o.yaml:1): '' is not known here. Use one of rootUrl, agentPort, executors, adminUser, adminParameter, sampleJobs, drift, reconcileMinutes, notificationTopic, notificationResults, engine, clouds, templates.
        "executors: two"                   | ERROR executors (o.yaml:1): 'two' is not a whole number; expected a whole number from 0 to 100. Write it like 'executors: 0', or remove it.
        "[]"                               | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "text"                             | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "a: b: c"                          | ERROR overrides (o.yaml:1): not valid YAML: mapping values are not allowed here. Correct the file; until then nothing in it is used.
        "clouds: {name: fargate-cloud}"    | ERROR clouds (o.yaml:1): must be a list. Begin each cloud with '- name: fargate-cloud'.
        "clouds: [fargate-cloud]"          | ERROR clouds (o.yaml:1): must be keys and values. Begin the cloud with '- name: fargate-cloud'.
        "clouds: [{enabled: true}]"        | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "clouds: [{name: [a]}]"            | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "clouds: [{name: ' '}]"            | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "clouds: [{name: fargate-cluod}]"  | ERROR clouds (o.yaml:1): 'fargate-cluod' is not known here. Did you mean 'fargate-cloud'? Otherwise remove it.
        "templates: {name: x}"             | ERROR templates (o.yaml:1): must be a list. Begin each template with '- name: …'.
        "templates: [x]"                   | ERROR templates (o.yaml:1): must be keys and values. Begin the template with '- name: …'.
        "templates: [{cpu: 512}]"          | ERROR templates (o.yaml:1): a template has no name. Give it one, like 'name: build-example'.
        "templates: [{name: a b}]"         | ERROR templates.a b.name (o.yaml:1): 'a b' is not valid; expected up to 100 letters, digits, hyphens and underscores. Write it like 'name: build-example', or remove it.
        "templates: [{name: x, cpu: 300}]" | ERROR templates.x.cpu (o.yaml:1): Fargate has no size with cpu 300. Use one of cpu 256, 512, 1024, 2048, 4096, 8192, 16384.
        "templates: [{name: x, taskRole: 'arn:aws:iam::210987654321:role/x'}]" | ERROR templates.x.taskRole (o.yaml:1): the role belongs to the account 210987654321, but the controller runs in 123456789012. Use a role of the controller's account; ECS accepts no other.
        "templates: [{name: x, executionRole: 'arn:aws-cn:iam::123456789012:role/x'}]" | ERROR templates.x.executionRole (o.yaml:1): the role belongs to the partition aws-cn, but the controller runs in aws. Use a role of the controller's account; ECS accepts no other.
        "templates: [{name: x, cloud: fargate-cloud, label: build-example}]" | WARNING templates.x.label (o.yaml:1): the label 'build-example' of fargate-cloud/x belongs to fargate-cloud/build-example too, which is always used for it. Give one of the two another label.
        "templates: [{name: x, cloud: fargate-cloud-spot, label: build-example}]" | WARNING templates.x.label (o.yaml:1): the label 'build-example' of fargate-cloud-spot/x belongs to fargate-cloud/build-example too, which is always used for it. Give one of the two another label.
        "templates: [{name: x, cloud: fargate-cloud, spare: 3, maxAgents: 2}]" | WARNING templates.x.spare (o.yaml:1): 'spare' asks for 3, and 'maxAgents' allows 2 in all. Raise 'maxAgents', or keep fewer ready.
        "templates: [{name: x, environment: {API_KEY: a}}]" | WARNING templates.x.environment.API_KEY (o.yaml:1): the variable looks like a secret, and would be in plain text in the task definition. Keep it in a Jenkins credential or in 'secrets', or let the build read it with its task role.
        "clouds: [{name: fargate-cloud, cluster: 'arn:aws:ecs:eu-central-1:210987654321:cluster/x'}]" | ERROR clouds.fargate-cloud.cluster (o.yaml:1): the cluster belongs to the account 210987654321, but the controller runs in 123456789012. Use a cluster of the controller's account and region.
        "clouds: [{name: fargate-cloud, cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/x'}]" | ERROR clouds.fargate-cloud.cluster (o.yaml:1): the cluster belongs to the region us-east-1, but the controller's network and logs are in eu-central-1. Use a cluster of the controller's account and region.
        "jenkins: {}"                      | WARNING overrides (o.yaml:1): this is a JCasC file, but it has nothing under 'unclassified: fargateController:', so nothing is overridden. Write the overrides there, or use a file that holds nothing else.
        "unclassified: {fargatecontroller: {}}" | WARNING overrides (o.yaml:1): this is a JCasC file, but it has nothing under 'unclassified: fargateController:', so nothing is overridden. Write 'fargateController' instead of 'fargatecontroller'.
        "unclassified: 3"                  | WARNING overrides (o.yaml:1): this is a JCasC file, but it has nothing under 'unclassified: fargateController:', so nothing is overridden. Write the overrides there, or use a file that holds nothing else.
        """)
    void eachMistakeInOverridesIsOneProblem(String yaml, String problem) {
        assertThat(plan(Samples.complete(), yaml).problems())
                .extracting(Problem::toString)
                .containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unclassified: {fargateController: }", "clouds: ", "templates: ", "clouds: []", "templates: []"})
    void whatIsLeftEmptyIsNoMistake(String yaml) {
        assertThat(OverridesReader.read(yaml, "o.yaml")).isEqualTo(Overrides.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hunter2                      | not valid JSON: unexpected text near line 1, column 1
        []                           | must be keys and values
        {"memmory": 1}               | 'memmory' is not known here
        {"cloud": "fargate"}         | 'fargate' is not valid; expected one of fargate-cloud, fargate-cloud-spot
        {"cpu": 256, "memory": 4096} | Fargate has no size with cpu 256 and memory 4096
        """)
    void aBadParameterIsNamedLeftOutAndKept(String json, String message) {
        Plan plan = plan(Samples.withTemplates(Samples.template("x", json)), "");
        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().where()).isEqualTo("/jenkins/demo/templates/x");
            assertThat(problem.place().field()).startsWith("templates.x");
            assertThat(problem.message()).isEqualTo(message);
        });
        assertThat(plan.clouds())
                .flatExtracting(Cloud::templates)
                .extracting("name")
                .containsOnly("build-example");
        assertThat(plan.verdict().withheld().templates())
                .containsExactlyInAnyOrder(
                        new TemplateId(CloudNames.ON_DEMAND, "x"), new TemplateId(CloudNames.SPOT, "x"));
        assertThat(plan.verdict().withheld().keeps(new TemplateId(CloudNames.SPOT, "x")))
                .isTrue();
        assertThat(plan.verdict().withheld().keeps(new TemplateId(CloudNames.SPOT, "y")))
                .isFalse();
    }

    @Test
    void aBrokenTemplateThatIsSwitchedOffIsGone() {
        Plan plan =
                plan(Samples.withTemplates(Samples.template("x", "hunter2")), "templates: [{name: x, enabled: false}]");
        assertThat(plan.verdict().withheld()).isEqualTo(Withheld.NOTHING);
    }

    @Test
    void aBrokenOverrideKeepsTheTemplateAndTheCloudThatItConcerns() {
        Plan plan = plan(
                Samples.complete(),
                "templates: [{name: build-example, cloud: fargate-cloud, cpu: x}]\n"
                        + "clouds: [{name: fargate-cloud-spot, maxAgents: many}]");
        Withheld withheld = plan.verdict().withheld();
        assertThat(plan.clouds()).extracting(Cloud::name).containsExactly(CloudNames.ON_DEMAND);
        assertThat(withheld)
                .isEqualTo(new Withheld(
                        Set.of(CloudNames.SPOT), Set.of(new TemplateId(CloudNames.ON_DEMAND, "build-example")), false));
        assertThat(withheld.keeps(CloudNames.SPOT)).isTrue();
        assertThat(withheld.keeps(CloudNames.ON_DEMAND)).isFalse();
        assertThat(withheld.keeps(new TemplateId(CloudNames.SPOT, "anything"))).isTrue();
    }

    @Test
    void theSecondOfTwoParametersForOneTemplateIsNotUsed() {
        Plan plan = plan(
                Samples.withTemplates(
                        Samples.template("a", "{\"name\": \"x\", \"cpu\": 256}"), Samples.template("x", "{}")),
                "");
        assertThat(plan.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.x (/jenkins/demo/templates/x): the template appears twice; the other is at"
                                + " /jenkins/demo/templates/a, and is used. Give one of the two another name or cloud, or"
                                + " remove it.");
    }

    @Test
    void errorsComeBeforeWarnings() {
        Plan plan = plan(
                Samples.complete(),
                "templates: [{name: x, environment: {A_TOKEN: t}}]\n"
                        + "clouds: [{name: fargate-cloud-spot, enabled: maybe}]");
        assertThat(plan.problems())
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.ERROR, Problem.Severity.WARNING);
        assertThat(plan.hasErrors()).isTrue();
    }

    @Test
    void wrongVariablesOfTheContainerAreNamedAndTheDefaultsHold() {
        Environment odd = Samples.with(
                "variables", Variables.of(Map.of(Variables.ADMIN_USER, "a b", Variables.ADMIN_PARAMETER, "other")));
        Plan plan = plan(odd, "");
        assertThat(plan.controller().value(ControllerKeys.ADMIN_USER)).hasValue("ecsuser");
        assertThat(plan.controller().value(ControllerKeys.ADMIN_PARAMETER)).hasValue("other");
        assertThat(plan.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("ERROR adminUser (environment variable FARGATE_CONTROLLER_ADMIN_USER): 'a b' is"));
    }

    @Test
    void aVariableHasAName() {
        assertThat(plan(Samples.complete(), "templates: [{name: x, environment: {' ': a}}]")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("ERROR templates.x.environment (o.yaml:1): has a value without a name. ");
    }

    @Test
    void noAgentIsSentToThePortOfThePages() {
        Plan plan = plan(Samples.complete(), "agentPort: 8080");
        assertThat(plan.controller().value(ControllerKeys.AGENT_PORT)).hasValue(50000);
        assertThat(plan.problems())
                .singleElement()
                .hasToString("ERROR agentPort (o.yaml:1): port 8080 is that of the pages of Jenkins, where no agent can"
                        + " connect. Choose another port, such as 50000.");
        assertThat(plan(Samples.complete(), "agentPort: 8081").problems()).isEmpty();
    }

    @Test
    void whatIsUnknownForOneReasonIsToldOnce() {
        Plan plan = plan(Samples.absent(Fact.Cause.DENIED), "");
        assertThat(plan.problems())
                .extracting(Problem::message)
                .filteredOn(message -> message.startsWith("task, "))
                .containsExactly(
                        "task, task.service, task.cluster, task.role, task.logGroup, task.ports, network.publicIp,"
                                + " storage.mode are unknown: a sample has none");
        assertThat(plan.verdict().withheld().unknownTemplates()).isTrue();
        assertThat(plan.verdict().withheld().keeps(new TemplateId("any", "any")))
                .isTrue();
    }

    /** As Terraform's jsonencode writes an optional key. */
    @Test
    void nullIsNotSaid() {
        Plan plan = plan(
                Samples.withTemplates(Samples.template(
                        "x", "{\"name\": null, \"memory\": null, \"label\": null, \"environment\": {\"A\": null}}")),
                "executors: null");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.clouds().get(0).templates()).extracting(Template::name).contains("x");
    }

    private static Plan plan(Environment environment, String overrides) {
        return Planner.plan(environment, OverridesReader.read(overrides, "o.yaml"));
    }
}
