// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** Each key of a template, from the YAML that a person writes to what ECS is asked for. */
@TestInstance(Lifecycle.PER_CLASS)
class TemplateKeysIT {

    private static final String DEFINITION = "ecs:RegisterTaskDefinition";
    private static final String TASK = "ecs:RunTask";
    private static final String ROLE = "taskRole: 'arn:aws:iam::123456789012:role/deploy', ";

    private Fargate fargate;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        fargate = new Fargate(Emulator.start("one-cluster"));
    }

    @AfterAll
    void stop() throws IOException {
        fargate.close();
    }

    private LaunchedKeys keys(String yaml) throws Exception {
        return new LaunchedKeys(fargate, yaml);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "entrypoint: '/bin/agent -x'"            | /containerDefinitions/0/entryPoint | "['/bin/agent', '-x']"
        "user: '1000:1000'"                      | /containerDefinitions/0/user | "'1000:1000'"
        "ulimits: {nofile: '1024:4096', core: 0}" | /containerDefinitions/0/ulimits | "[{'name': 'nofile', 'softLimit': 1024, 'hardLimit': 4096}, {'name': 'core', 'softLimit': 0, 'hardLimit': 0}]"
        "initProcess: true"                      | /containerDefinitions/0/linuxParameters | "{'initProcessEnabled': true}"
        "secrets: {TOKEN: 'arn:aws:ssm:eu-central-1:123456789012:parameter/t', LOGIN: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:l-AbCdEf:user::'}" | /containerDefinitions/0/secrets | "[{'name': 'LOGIN', 'valueFrom': 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:l-AbCdEf:user::'}, {'name': 'TOKEN', 'valueFrom': 'arn:aws:ssm:eu-central-1:123456789012:parameter/t'}]"
        "repositoryCredentials: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:r-AbCdEf'" | /containerDefinitions/0/repositoryCredentials | "{'credentialsParameter': 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:r-AbCdEf'}"
        "efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /cache}]" | /volumes | "[{'name': 'efs-0', 'efsVolumeConfiguration': {'fileSystemId': 'fs-0a1b2c3d', 'transitEncryption': 'ENABLED'}}]"
        "efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /cache}]" | /containerDefinitions/0/mountPoints | "[{'sourceVolume': 'efs-0', 'containerPath': '/cache'}]"
        "taskRole: 'arn:aws:iam::123456789012:role/deploy', efsVolumes: [{fileSystem: fs-0a1b2c3d, accessPoint: fsap-0a1b2c3d, path: /c}]" | /volumes/0/efsVolumeConfiguration/authorizationConfig | "{'accessPointId': 'fsap-0a1b2c3d', 'iam': 'ENABLED'}"
        "sidecars: [{name: db, image: 'postgres:17', ports: [5432], health: pg_isready, environment: {A: b}}, {name: cache, image: redis}]" | /containerDefinitions/0/dependsOn | "[{'containerName': 'db', 'condition': 'HEALTHY'}, {'containerName': 'cache', 'condition': 'START'}]"
        "sidecars: [{name: db, image: 'postgres:17', ports: [5432], health: pg_isready, environment: {A: b}}]" | /containerDefinitions/1/healthCheck | "{'command': ['CMD-SHELL', 'pg_isready']}"
        "sidecars: [{name: db, image: 'postgres:17', ports: [5432], health: pg_isready, environment: {A: b}}]" | /containerDefinitions/1/portMappings | "[{'containerPort': 5432}]"
        "sidecars: [{name: db, image: 'postgres:17', ports: [5432], health: pg_isready, environment: {A: b}}]" | /containerDefinitions/1/environment | "[{'name': 'A', 'value': 'b'}]"
        """)
    void theTaskDefinitionSaysIt(String yaml, String pointer, String value) throws Exception {
        try (LaunchedKeys launched = keys(yaml)) {
            launched.enqueue("job", "deploy");
            assertThat(launched.first(TASK).at("/taskDefinition").asText()).contains("-agent-");
            assertThat(launched.first(DEFINITION).at(pointer)).isEqualTo(json(value));
            assertThat(launched.unfit()).isEmpty();
            launched.awaitRunning();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "enableExecuteCommand: true, taskRole: 'arn:aws:iam::123456789012:role/deploy'" | /enableExecuteCommand | "true"
        "cpu: 512, memory: 1024"                    | /enableExecuteCommand | "false"
        "capacity: {FARGATE_SPOT: 1}"               | /capacityProviderStrategy | "[{'capacityProvider': 'FARGATE_SPOT', 'weight': 1, 'base': 0}]"
        "capacity: {FARGATE: 1}"                    | /capacityProviderStrategy | "[{'capacityProvider': 'FARGATE', 'weight': 1, 'base': 0}]"
        "ephemeralStorage: 30"                      | /overrides/ephemeralStorage | "{'sizeInGiB': 30}"
        """)
    void theTaskIsAskedForSo(String yaml, String pointer, String value) throws Exception {
        try (LaunchedKeys launched = keys(yaml)) {
            launched.enqueue("job", "deploy");
            assertThat(launched.first(TASK).at(pointer)).isEqualTo(json(value));
            assertThat(launched.unfit()).isEmpty();
            launched.awaitRunning();
        }
    }

    @Test
    void tagsAreOnTheTaskBesideOurs() throws Exception {
        try (LaunchedKeys launched = keys("tags: {cost-centre: '4711', 'team/a': 'b c'}")) {
            launched.enqueue("job", "deploy");
            JsonNode tags = launched.awaitRunning().path("tags");
            assertThat(tags.path("cost-centre").asText()).isEqualTo("4711");
            assertThat(tags.path("team/a").asText()).isEqualTo("b c");
            assertThat(tags.path("fargate-controller:job").asText()).isEqualTo("job");
            assertThat(launched.unfit()).isEmpty();
        }
    }

    @Test
    void aMixIsDrawnByItsWeights() throws Exception {
        try (LaunchedKeys launched = keys("capacity: {FARGATE: 1, FARGATE_SPOT: 3}")) {
            for (int i = 0; i < 40; i++) {
                launched.enqueue("job-" + i, "deploy");
            }
            List<String> providers = launched.requests(TASK, 40).stream()
                    .map(task -> task.at("/capacityProviderStrategy/0/capacityProvider")
                            .asText())
                    .toList();
            assertThat(providers).containsOnly("FARGATE", "FARGATE_SPOT");
            assertThat(providers.stream().filter("FARGATE_SPOT"::equals).count())
                    .isBetween(20L, 38L);
            assertThat(launched.unfit()).isEmpty();
        }
    }

    @Test
    void aTaskDefinitionOfSomebodysOwnIsRunInItsContainer() throws Exception {
        fargate.clients
                .in(Fargate.REGION)
                .registerTaskDefinition(own -> own.family("own-agents")
                        .networkMode("awsvpc")
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .cpu("512")
                        .memory("1024")
                        .containerDefinitions(
                                container("proxy", "envoy", false), container("jenkins", "own/agent", true)));
        try (LaunchedKeys launched = keys(ROLE + "taskDefinition: own-agents, agentContainer: jenkins")) {
            launched.enqueue("job", "deploy");
            JsonNode task = launched.first(TASK);
            assertThat(task.path("taskDefinition").asText()).isEqualTo("own-agents");
            assertThat(task.at("/overrides/containerOverrides/0/name").asText()).isEqualTo("jenkins");
            assertThat(task.at("/overrides/taskRoleArn").asText()).endsWith(":role/deploy");
            assertThat(fargate.calls(DEFINITION)).isZero();
            assertThat(launched.unfit()).isEmpty();
            launched.awaitRunning();
        }
    }

    private static ContainerDefinition container(String name, String image, boolean essential) {
        return ContainerDefinition.builder()
                .name(name)
                .image(image)
                .essential(essential)
                .build();
    }

    @Test
    void aSidecarIsHealthyBeforeTheAgentRuns() throws Exception {
        fargate.control("PATCH", "/settings", "{\"delays\": {\"healthy\": 1}}");
        try (LaunchedKeys launched = keys("sidecars: [{name: db, image: 'postgres:17', health: pg_isready}]")) {
            launched.enqueue("job", "deploy");
            JsonNode started =
                    launched.awaitTask(task -> task.path("lastStatus").asText().equals("ACTIVATING"));
            assertThat(started.path("startedAt").isMissingNode()
                            || started.path("startedAt").isNull())
                    .isTrue();
            launched.awaitRunning();
        }
    }

    @Test
    void aTemplateThatIsTheDefaultServesBuildsWithoutALabel() throws Exception {
        try (LaunchedKeys launched = keys("default: true")) {
            launched.enqueue("any", "");
            launched.awaitRunning();
        }
        try (LaunchedKeys launched = keys("default: false")) {
            launched.enqueue("any", "");
            launched.enqueue("job", "deploy");
            launched.awaitRunning();
            assertThat(launched.launches()).isEqualTo(1);
        }
    }

    @Test
    void aJobOutsideTheFoldersGetsNoTaskAndIsToldWhy() throws Exception {
        try (LaunchedKeys launched = keys("folders: [production, team-a/*]")) {
            launched.enqueue("elsewhere/job", "deploy");
            launched.enqueue("production/job", "deploy");
            assertThat(launched.awaitRunning()
                            .path("tags")
                            .path("fargate-controller:job")
                            .asText())
                    .isEqualTo("production/job");
            assertThat(launched.launches()).isEqualTo(1);
            assertThat(launched.engine.blockage(0).orElseThrow().text())
                    .contains("deploy")
                    .contains("production, team-a/*");
        }
    }

    @Test
    void spareAgentsAreThereBeforeAnybodyAsksAndAreReplacedOnceUsed() throws Exception {
        try (LaunchedKeys launched = keys("spare: 2")) {
            launched.requests(TASK, 2);
            launched.awaitConnected(2);
            launched.enqueue("job", "deploy");
            launched.requests(TASK, 3);
            launched.awaitConnected(2);
            assertThat(launched.launches()).isEqualTo(3);
        }
        try (LaunchedKeys launched = keys("spare: {agents: 2, schedule: ['MON-SUN 00:00-00:00']}")) {
            launched.awaitConnected(2);
            assertThat(launched.launches()).isEqualTo(2);
        }
    }

    @Test
    void anAgentThatDoesNotConnectInItsMinutesIsGivenUp() throws Exception {
        fargate.control("POST", "/rules", "{\"hang\": \"PENDING\"}");
        try (LaunchedKeys launched = keys("startMinutes: 2")) {
            launched.enqueue("job", "deploy");
            launched.first(TASK);
            launched.time.pass(119);
            launched.engine.agentChanged("nobody");
            launched.awaitTask(task -> task.path("lastStatus").asText().equals("PENDING"));
            assertThat(fargate.calls("ecs:StopTask")).isZero();
            launched.time.pass(2);
            launched.requests("ecs:StopTask", 1);
        }
    }

    /** With single quotes, so that a table can hold it. */
    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }
}
