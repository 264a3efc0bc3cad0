// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.Mount;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        "executors: two"                   | ERROR executors (o.yaml:1): 'two' is no whole number; expected a whole number from 0 to 100. Write it like 'executors: 0', or remove it.
        "[]"                               | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "text"                             | ERROR overrides (o.yaml:1): must be keys and values. Write keys and values, like 'executors: 0'.
        "a: b: c"                          | ERROR overrides (o.yaml:1): no valid YAML: mapping values are not allowed here. Correct the file; until then nothing in it holds.
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
        "templates: [{name: x, taskRole: 'arn:aws:iam::210987654321:role/x'}]" | ERROR templates.x.taskRole (o.yaml:1): the role belongs to the account 210987654321, but the controller runs in 123456789012. Use a role of the controller's account; ECS passes no other.
        "templates: [{name: x, executionRole: 'arn:aws-cn:iam::123456789012:role/x'}]" | ERROR templates.x.executionRole (o.yaml:1): the role belongs to the partition aws-cn, but the controller runs in aws. Use a role of the controller's account; ECS passes no other.
        "templates: [{name: x, cloud: fargate-cloud, label: build-example}]" | WARNING templates.x.label (o.yaml:1): the label 'build-example' of fargate-cloud/x belongs to fargate-cloud/build-example too, which is always used for it. Give one of the two another label.
        "templates: [{name: x, cloud: fargate-cloud-spot, label: build-example}]" | WARNING templates.x.label (o.yaml:1): the label 'build-example' of fargate-cloud-spot/x belongs to fargate-cloud/build-example too, which is always used for it. Give one of the two another label.
        "templates: [{name: x, enableExecuteCommand: true}]" | ERROR templates.x.enableExecuteCommand (o.yaml:1): ECS Exec works with the task's role, and the template has none. Set 'taskRole' to a role that allows ssmmessages, or remove 'enableExecuteCommand'.
        "templates: [{name: x, efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /a, accessPoint: fsap-0a1b2c3d}]}]" | ERROR templates.x.efsVolumes (o.yaml:1): an access point is mounted with the task's role, and the template has none. Set 'taskRole' to a role that allows elasticfilesystem:ClientMount, or leave 'accessPoint' out.
        "templates: [{name: x, efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /a}, {fileSystem: fs-0a1b2c3e, path: /a}]}]" | ERROR templates.x.efsVolumes (o.yaml:1): two file systems have the path '/a'. Give one of the two another path.
        "templates: [{name: x, environment: {A: b}, secrets: {A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}}]" | ERROR templates.x.secrets.A (o.yaml:1): the variable 'A' is in 'environment' too, and ECS takes it from one of the two. Remove it from 'environment' or from 'secrets'.
        "templates: [{name: x, sidecars: [{name: a, image: b}, {name: a, image: c}]}]" | ERROR templates.x.sidecars (o.yaml:1): two sidecars have the name 'a'. Give one of the two another name.
        "templates: [{name: x, sidecars: [{name: a, image: b, ports: [80, 81]}, {name: c, image: b, ports: [81]}]}]" | ERROR templates.x.sidecars (o.yaml:1): two sidecars listen on the port 81, and all containers of a task share one network interface. Let one of the two listen on another port.
        "templates: [{name: x, sidecars: [{name: a, image: b}, {name: c, image: b}, {name: d, image: b}, {name: e, image: b}, {name: f, image: b}, {name: g, image: b}, {name: h, image: b}, {name: i, image: b}, {name: j, image: b}, {name: k, image: b}]}]" | ERROR templates.x.sidecars (o.yaml:1): there are 10 sidecars, and a task definition has at most 10 containers, of which the agent is one. Remove 1 of them.
        "templates: [{name: x, secrets: {JENKINS_URL: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}}]" | ERROR templates.x.secrets.JENKINS_URL (o.yaml:1): the plugin itself sets the variable 'JENKINS_URL' of each agent. Give the secret another name.
        "templates: [{name: x, cloud: fargate-cloud, capacity: {FARGATE: 1, FARGATE_SPOT: 1}}]" | ERROR templates.x.capacity (o.yaml:1): the cluster 'demo' of the cloud 'fargate-cloud' has no capacity provider FARGATE_SPOT. Add FARGATE_SPOT to the capacity providers of the cluster, or ask for what it has: FARGATE.
        "templates: [{name: x, cloud: fargate-cloud, spare: 3, maxAgents: 2}]" | WARNING templates.x.spare (o.yaml:1): 'spare' asks for 3, and 'maxAgents' allows 2 in all. Raise 'maxAgents', or keep fewer ready.
        "templates: [{name: x, taskDefinition: own}]" | ERROR templates.x.taskDefinition (o.yaml:1): which of its containers the agent runs in is not said. Set 'agentContainer' to the container's name.
        "templates: [{name: x, agentContainer: a}]" | ERROR templates.x.agentContainer (o.yaml:1): it names a container of 'taskDefinition', and there is none. Set 'taskDefinition', or remove 'agentContainer'.
        "templates: [{name: x, taskDefinition: own, agentContainer: a, user: '1'}]" | WARNING templates.x.user (o.yaml:1): the template has a task definition of its own, which says this, so it has no effect. Remove 'user', or 'taskDefinition'.
        "templates: [{name: x, environment: {API_KEY: a}}]" | WARNING templates.x.environment.API_KEY (o.yaml:1): the variable looks like a secret, and would be in plain text in the task definition. Keep it in a Jenkins credential or in 'secrets', or let the build read it with its task role.
        "clouds: [{name: fargate-cloud, cluster: 'arn:aws:ecs:eu-central-1:210987654321:cluster/x'}]" | ERROR clouds.fargate-cloud.cluster (o.yaml:1): the cluster belongs to the account 210987654321, but the controller runs in 123456789012. Use a cluster of the controller's account and region.
        "clouds: [{name: fargate-cloud, cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/x'}]" | ERROR clouds.fargate-cloud.cluster (o.yaml:1): the cluster belongs to the region us-east-1, but the controller's network and logs are in eu-central-1. Use a cluster of the controller's account and region.
        "templates: [{name: x, platformVersion: 1.3.0, ephemeralStorage: 21}]" | ERROR templates.x.ephemeralStorage (o.yaml:1): Fargate has a disk of more than 20 GiB from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'ephemeralStorage'.
        "templates: [{name: x, platformVersion: 1.3.0}]" | WARNING templates.x.platformVersion (o.yaml:1): AWS retires the platform version 1.3.0 in 2026, and starts no task with it from then on. Set 'platformVersion' to LATEST, or remove it.
        "templates: [{name: x, platformVersion: 1.2.0}]" | ERROR templates.x.platformVersion (o.yaml:1): Fargate runs no task with the platform version 1.2.0. Set 'platformVersion' to LATEST, or remove it.
        "templates: [{name: x, platformVersion: 1.3.7}]" | ERROR templates.x.platformVersion (o.yaml:1): Fargate runs no task with the platform version 1.3.7. Set 'platformVersion' to LATEST, or remove it.
        "templates: [{name: x, platformVersion: 1.0.0, ephemeralStorage: 21}]" | ERROR templates.x.platformVersion (o.yaml:1): Fargate runs no task with the platform version 1.0.0. Set 'platformVersion' to LATEST, or remove it.
        "templates: [{name: x, platformVersion: 1.3.0, cpu: 16384, memory: 32768}]" | ERROR templates.x.cpu (o.yaml:1): Fargate has more cpu than 4096 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpu'.
        "templates: [{name: x, cloud: fargate-cloud-spot, platformVersion: 1.3.0, cpuArchitecture: ARM64}]" | ERROR templates.x.cpuArchitecture (o.yaml:1): Fargate has ARM64 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpuArchitecture'.
        "templates: [{name: x, platformVersion: 1.3.0, cpu: 8192, memory: 16384}]" | ERROR templates.x.cpu (o.yaml:1): Fargate has more cpu than 4096 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpu'.
        "templates: [{name: x, platformVersion: 1.3.0, cpuArchitecture: ARM64}]" | ERROR templates.x.cpuArchitecture (o.yaml:1): Fargate has ARM64 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpuArchitecture'.
        "jenkins: {}"                      | WARNING overrides (o.yaml:1): this is a JCasC file, but it says nothing under 'unclassified: fargateController:', so nothing is overridden. Write the overrides there, or use a file that holds nothing else.
        "unclassified: {fargatecontroller: {}}" | WARNING overrides (o.yaml:1): this is a JCasC file, but it says nothing under 'unclassified: fargateController:', so nothing is overridden. Write 'fargateController' instead of 'fargatecontroller'.
        "unclassified: 3"                  | WARNING overrides (o.yaml:1): this is a JCasC file, but it says nothing under 'unclassified: fargateController:', so nothing is overridden. Write the overrides there, or use a file that holds nothing else.
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
        hunter2                      | no valid JSON: unexpected text near line 1, column 1
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
                        "ERROR templates.x (/jenkins/demo/templates/x): the template is there twice; the other is at"
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
        Environment complete = Samples.complete();
        Environment odd = new Environment(
                Variables.of(Map.of(Variables.ADMIN_USER, "a b", Variables.ADMIN_PARAMETER, "other")),
                complete.task(),
                complete.compute(),
                complete.network(),
                complete.storage(),
                complete.parameters());
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
    void aHostThatIsNoneDoesNotStopThePlan() {
        Environment complete = Samples.complete();
        Network network = complete.network();
        Environment odd = with(
                complete,
                complete.compute(),
                new Network(
                        network.subnets(),
                        network.securityGroups(),
                        network.publicIp(),
                        new Names(
                                Fact.found("a b", Origin.BUILT_IN),
                                network.names().publicUrl())),
                complete.storage());
        assertThat(plan(odd, "").problems())
                .extracting(Problem::toString)
                .contains("ERROR clouds.fargate-cloud.jenkinsUrl: the cloud is left out: no usable value was found."
                        + " Set 'jenkinsUrl' of this cloud.");
    }

    @Test
    void withoutATaskAClusterNeedsItsRegion() {
        Environment absent = Samples.absent(Fact.Cause.FAILED);
        String yaml = "clouds: [{name: fargate-cloud, jenkinsUrl: 'http://c:8080/', cluster: %s}]";
        Plan nameless = plan(absent, yaml.formatted("demo"));
        assertThat(nameless.clouds()).isEmpty();
        assertThat(nameless.problems())
                .extracting(Problem::toString)
                .contains("ERROR clouds.fargate-cloud.cluster: the cloud is left out: a sample has none."
                        + " Nothing to do; or set 'cluster' of this cloud.");
        Plan whole = plan(absent, yaml.formatted("'arn:aws:ecs:eu-central-1:123456789012:cluster/demo'"));
        assertThat(whole.clouds()).extracting(Cloud::region).containsExactly("eu-central-1");
        assertThat(whole.problems())
                .extracting(Problem::toString)
                .noneMatch(text -> text.contains("clouds.jenkinsUrl"));
    }

    /** As it is when the metadata name the cluster and ECS does not answer. */
    @Test
    void nothingIsSaidOfTheCapacityOfAClusterThatIsNotKnown() {
        Environment complete = Samples.complete();
        Compute compute = complete.compute();
        Environment odd = with(
                complete,
                new Compute(
                        compute.service(),
                        compute.cluster().map(cluster -> new Cluster(cluster.arn(), List.of())),
                        compute.spotCluster(),
                        compute.definition()),
                complete.network(),
                complete.storage());
        String mix = "templates: [{name: x, cloud: fargate-cloud, capacity: {FARGATE: 1, FARGATE_SPOT: 1}}]";
        assertThat(Plans.plan(odd, mix).problems()).isEmpty();
        assertThat(Plans.plan(complete, mix).problems()).hasSize(1);
    }

    @Test
    void aLogWithoutExecutionRoleIsRefused() {
        Environment complete = Samples.complete();
        Compute compute = complete.compute();
        Definition definition = compute.definition();
        Environment odd = with(
                complete,
                new Compute(
                        compute.service(),
                        compute.cluster(),
                        compute.spotCluster(),
                        new Definition(
                                definition.taskRole(),
                                Fact.none("the task definition has none", "give it one"),
                                definition.logGroup(),
                                definition.ports())),
                complete.network(),
                complete.storage());
        Plan plan = plan(odd, "templates: [{name: own, executionRole: 'arn:aws:iam::123456789012:role/own'}]");
        assertThat(plan.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.build-example.logGroup: Fargate writes no log without an execution role, and"
                                + " refuses the task. Set 'executionRole' of the template, or an execution role in the"
                                + " controller's task definition.");
        assertThat(plan.clouds())
                .flatExtracting(Cloud::templates)
                .extracting("name")
                .containsOnly("own");
    }

    @Test
    void aHomeThatIsNotMountedOrNotEncryptedIsAWarning() {
        Environment complete = Samples.complete();
        HomeVolume home =
                new HomeVolume("fs-1", Optional.empty(), false, new Mount("/var/jenkins_home", MountState.NOT_MOUNTED));
        Environment odd = with(
                complete,
                complete.compute(),
                complete.network(),
                new Storage(
                        Fact.found(home, Origin.BUILT_IN), complete.storage().mode()));
        assertThat(plan(odd, "").problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING storage.home: the task definition mounts fs-1 on /var/jenkins_home, but this"
                                + " container has no NFS mount there. Compare the mount point's containerPath with"
                                + " JENKINS_HOME.",
                        "WARNING storage.home: the volume of JENKINS_HOME is mounted without TLS. Set"
                                + " transitEncryption: ENABLED in the task definition.");
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

    @Test
    void manyTemplatesWithoutSubnetsAreOneProblem() {
        Environment complete = Samples.complete();
        Network network = complete.network();
        Environment odd = with(
                complete,
                complete.compute(),
                new Network(
                        Fact.none("the service names no subnets", "name some"),
                        network.securityGroups(),
                        network.publicIp(),
                        network.names()),
                complete.storage());
        assertThat(plan(odd, "templates: [{name: c}, {name: d}]").problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.subnets: there are no subnets for build-example, c, d: the service names"
                                + " no subnets. Name some; or set 'subnets' of the templates.");
        assertThat(plan(odd, "templates: [{name: c}, {name: d}, {name: e}, {name: f}]")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("for build-example, c, d and 2 more: "));
    }

    @Test
    void templatesWithoutExecutionRoleAreAWarning() {
        Plan plan = plan(
                Samples.absent(Fact.Cause.NONE),
                "clouds: [{name: fargate-cloud, jenkinsUrl: 'http://c/',"
                        + " cluster: 'arn:aws:ecs:eu-central-1:123456789012:cluster/x'}]\n"
                        + "templates: [{name: build-example, subnets: subnet-00000001, securityGroups: sg-00000001}]");
        assertThat(plan.problems())
                .extracting(problem -> problem.place().field())
                .contains("templates.executionRole")
                .doesNotContain("templates.subnets", "templates.securityGroups");
    }

    /** amazon-ecs dies of it for each build. */
    @Test
    void templatesWithoutSecurityGroupsAreLeftOut() {
        Plan plan = plan(
                Samples.absent(Fact.Cause.NONE),
                "clouds: [{name: fargate-cloud, jenkinsUrl: 'http://c/',"
                        + " cluster: 'arn:aws:ecs:eu-central-1:123456789012:cluster/x'}]\n"
                        + "templates: [{name: build-example, subnets: subnet-00000001}]");
        assertThat(plan.clouds().get(0).templates()).isEmpty();
        assertThat(plan.verdict().withheld().keeps(new TemplateId("fargate-cloud", "build-example")))
                .isTrue();
        assertThat(plan.problems())
                .extracting(Problem::toString)
                .contains("ERROR templates.securityGroups: there are no security groups for build-example: a sample has"
                        + " none. Nothing to do; or set 'securityGroups' of the templates.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PWD",
                "GITHUB_PAT",
                "MYSQL_PASS",
                "SSH_PASSPHRASE",
                "AWS_ACCESS_KEY_ID",
                "auth_header",
                "githubPat",
                "dbPass",
                "NPM_AUTH",
                "SLACK_WEBHOOK",
                "SENTRY_DSN",
                "SIGNING_KEY",
                "CONNECTIONSTRING",
                "REGISTRY_CREDS",
                "MY_JWT",
                "SSH_KEY",
                "KEYSTORE_PW",
                "API_KEY",
                "apikey",
                "CLIENT_SECRET",
                "X_BEARER"
            })
    void moreNamesLookLikeSecrets(String name) {
        assertThat(plan(Samples.complete(), "templates: [{name: x, environment: {%s: a}}]".formatted(name))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("looks like a secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://user:pass@db/x",
                "https://x:y@host",
                "ghp_0123456789abcdefghij",
                "github_pat_0123456789ab",
                "glpat-0123456789abcd",
                "xoxb-0123456789-0123",
                "AKIAIOSFODNN7EXAMPLE",
                "-----BEGIN RSA PRIVATE KEY-----",
                "eyJhbGciOiJIUzI1NiJ9.e30.x",
                "https://hooks.slack.com/services/T/B/x",
            })
    void someValuesLookLikeSecrets(String value) {
        assertThat(plan(Samples.complete(), "templates: [{name: x, environment: {A: '%s'}}]".formatted(value))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("looks like a secret"));
    }

    @Test
    void labelsThatNoTagHoldsAreRefusedAlsoForSpotAlone() {
        String labels = "a".repeat(90) + " " + "b".repeat(90) + " " + "c".repeat(70);
        assertThat(plan(Samples.complete(), "templates: [{name: x, label: %s}]".formatted(labels))
                        .problems())
                .singleElement()
                .hasToString("ERROR templates.x.label (o.yaml:1): the labels have more than 256 characters in the"
                        + " cloud 'fargate-cloud-spot', and ECS takes no more in the value of a tag. Give the"
                        + " template fewer labels, or shorter ones.");
    }

    @Test
    void variablesThatNoTaskDefinitionHoldsAreRefused() {
        String text = "a".repeat(30_000);
        assertThat(plan(Samples.complete(), "templates: [{name: x, environment: {A: %1$s, B: %1$s}}]".formatted(text))
                        .problems())
                .singleElement()
                .hasToString(
                        "ERROR templates.x.environment (o.yaml:1): the variables have more than 60000 bytes, and ECS"
                                + " takes 64 KiB for a whole task definition. Let the build read what is long from a file"
                                + " or a bucket.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "COMPASS",
                "PATTERN",
                "AUTHOR",
                "CACHE_KEY",
                "PINNED",
                "SALTY",
                "OPEN",
                "MAVEN_OPTS",
                "BYPASSED"
            })
    void otherNamesDoNot(String name) {
        assertThat(plan(Samples.complete(), "templates: [{name: x, environment: {%s: a}}]".formatted(name))
                        .problems())
                .isEmpty();
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

    @Test
    void whatIsPassedOverIsSaid() {
        Environment.Network network = Samples.complete().network();
        Environment odd = new Environment(
                Samples.complete().variables(),
                Samples.complete().task(),
                Samples.complete().compute(),
                new Environment.Network(
                        network.subnets(),
                        network.securityGroups(),
                        network.publicIp(),
                        new Environment.Names(
                                network.names().cloudMap(),
                                Fact.found(
                                        URI.create("https://elb.example.com/"),
                                        Origin.discovered("elb").instead("parameter /p/root-url is no address")))),
                Samples.complete().storage(),
                Samples.complete().parameters());
        assertThat(plan(odd, "").problems())
                .extracting(Problem::toString)
                .containsExactly("WARNING rootUrl: parameter /p/root-url is no address, so the load balancer's address"
                        + " serves. Correct the parameter, or delete it.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://jenkins.example.com/, '', http://controller.demo.local:8080/",
        "'', https://jenkins.example.com/ci/, '', http://controller.demo.local:8080/ci/",
        "'', https://jenkins.example.com/, rootUrl: 'https://x/jenkins/', http://controller.demo.local:8080/jenkins/",
        "--prefix=/jenkins, https://jenkins.example.com/, '', http://controller.demo.local:8080/jenkins/",
        "--foo --prefix=jenkins/ --bar, https://jenkins.example.com/, '', http://controller.demo.local:8080/jenkins/",
        "--httpPort=-1 --httpsPort=8080, https://jenkins.example.com/, '', https://controller.demo.local:8080/",
        "--httpsPort=-1, https://jenkins.example.com/, '', http://controller.demo.local:8080/",
    })
    void agentsGetTheWholeAddress(String options, String people, String yaml, String address) {
        Environment base = Samples.withPublicUrl(people);
        Environment environment = new Environment(
                Variables.of(Map.of("JENKINS_OPTS", options, Variables.PARAMETERS, "/jenkins/demo")),
                base.task(),
                base.compute(),
                base.network(),
                base.storage(),
                base.parameters());
        assertThat(plan(environment, yaml).clouds().get(0).settings().value(CloudKeys.JENKINS_URL))
                .contains(URI.create(address));
    }

    @Test
    void anotherAdminParameterIsNotTheOneThatWasLookedFor() {
        assertThat(plan(Samples.absent(Fact.Cause.NONE), "adminParameter: other")
                        .problems())
                .extracting(problem -> problem.place().field())
                .doesNotContain("adminParameter");
        assertThat(plan(Samples.absent(Fact.Cause.NONE), "").problems())
                .extracting(problem -> problem.place().field())
                .contains("adminParameter");
    }

    @Test
    void aRemedyThatNamesTheKeyIsNotExtended() {
        assertThat(Problem.orSet("add x, or set cluster", CloudKeys.CLUSTER, "of it"))
                .isEqualTo("add x, or set cluster");
        assertThat(Problem.orSet("add x", CloudKeys.CLUSTER, "of it")).isEqualTo("add x; or set 'cluster' of it");
        assertThat(Problem.toSet(CloudKeys.CLUSTER, "of it")).isEqualTo("set 'cluster' of it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /jenkins/demo | demo
        /demo/        | demo
        /             | controller
        ''            | controller
        """)
    void theControllerIsNamedInTheTags(String path, String name) {
        Environment complete = Samples.complete();
        Environment named = new Environment(
                Variables.of(Map.of(Variables.PARAMETERS, path)),
                complete.task(),
                complete.compute(),
                complete.network(),
                complete.storage(),
                complete.parameters());
        assertThat(plan(named, "").clouds().get(0).templates().get(0).tags())
                .isEqualTo(Map.of(
                        "fargate-controller:controller",
                        name,
                        "fargate-controller:cloud",
                        "fargate-cloud",
                        "fargate-controller:template",
                        "build-example"));
        assertThat(Tags.controllerName(Samples.absent(Fact.Cause.FAILED))).isEqualTo("jenkins");
    }

    private static Environment with(Environment base, Compute compute, Network network, Storage storage) {
        return new Environment(base.variables(), base.task(), compute, network, storage, base.parameters());
    }

    private static Plan plan(Environment environment, String overrides) {
        return Planner.plan(environment, OverridesReader.read(overrides, "o.yaml"));
    }
}
