// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.ContainerOptions;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.LogTarget;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed.Kind;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The adapters, over HTTP with the SDK. */
@TestInstance(Lifecycle.PER_CLASS)
class FargateIT {

    private Fargate fargate;
    private Fleet fleet;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        fargate = new Fargate();
        fleet = fargate.fleet("FARGATE");
    }

    @AfterAll
    void stop() throws IOException {
        fargate.close();
    }

    @BeforeEach
    void reset() throws IOException, InterruptedException {
        fargate.control("POST", "/reset", "");
        fargate.control("PATCH", "/settings", "{\"rates\": {\"RegisterTaskDefinition\": null, \"RunTask\": null}}");
    }

    @Test
    void aTaskRunsAsItWasAsked() throws Exception {
        Agent agent = fargate.agent(fleet, "demo-agent-one");
        TaskState task = fargate.run(agent);
        TaskState running = fargate.await(task, now -> now.status() == Status.RUNNING);
        assertThat(running.tags()).containsAllEntriesOf(agent.request().tags());
        assertThat(running.tag(AgentTags.NODE)).contains(agent.name());
        assertThat(running.agent()).contains(agent.name());
        assertThat(running.stop()).isEmpty();
        assertThat(running.times().created()).isPresent();
        assertThat(running.provider()).contains("FARGATE");
        JsonNode body = fargate.control("GET", "/requests?operation=ecs:RunTask", "")
                .path("requests")
                .get(0)
                .path("body");
        assertThat(body.has("launchType")).isFalse();
        assertThat(body.path("capacityProviderStrategy")
                        .get(0)
                        .path("capacityProvider")
                        .asText())
                .isEqualTo("FARGATE");
        assertThat(body.path("clientToken").asText()).isEqualTo(agent.request().token());
        assertThat(body.path("overrides").path("cpu").asText()).isEqualTo("1024");
        assertThat(body.path("overrides")
                        .path("ephemeralStorage")
                        .path("sizeInGiB")
                        .asInt())
                .isEqualTo(40);
        assertThat(body.path("overrides")
                        .path("containerOverrides")
                        .get(0)
                        .path("command")
                        .toString())
                .isEqualTo("[\"-url\",\"http://controller:8080/\",\"s3cret\",\"" + agent.name() + "\"]");
    }

    @Test
    void theSameRequestIsTheSameTask() throws Exception {
        Agent agent = fargate.agent(fleet, "demo-agent-two");
        TaskState first = fargate.run(agent);
        assertThat(fargate.run(agent).ref()).isEqualTo(first.ref());
        RunRequest old = agent.request();
        Map<String, String> tags = new HashMap<>(old.tags());
        tags.put("more", "1");
        RunRequest other =
                new RunRequest(old.target(), old.token(), old.startedBy(), old.placement(), old.overrides(), tags);
        var conflict =
                catchThrowableOfType(CallFailed.class, () -> fargate.tasks.run(other, new AgentSecret("s3cret")));
        assertThat(conflict.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(conflict.tasks()).containsExactly(first.ref().task());
    }

    @Test
    void aTaskIsListedTaggedAndStopped() throws Exception {
        Agent agent = fargate.agent(fleet, "demo-agent-three");
        TaskState task = fargate.run(agent);
        String cluster = task.ref().cluster();
        String startedBy = new LaunchPlan("demo").startedBy();
        assertThat(fargate.tasks.list(cluster, new TaskFilter.StartedBy(startedBy)))
                .containsExactly(task.ref().task());
        assertThat(fargate.tasks.list(cluster, new TaskFilter.StartedBy("another")))
                .isEmpty();
        assertThat(fargate.tasks.list(cluster, new TaskFilter.Family("demo-agent-three")))
                .containsExactly(task.ref().task());
        assertThat(fargate.tasks.list(cluster, new TaskFilter.All()))
                .contains(task.ref().task());
        fargate.tasks.tag(task.ref(), LaunchPlan.jobTag("other/job"));
        fargate.tasks.stop(task.ref(), "its build has ended");
        TaskState stopped = fargate.await(task, Fargate::stopped);
        assertThat(stopped.tag(AgentTags.JOB)).contains("other/job");
        assertThat(stopped.stop()).hasValueSatisfying(stop -> {
            assertThat(stop.code()).isEqualTo("UserInitiated");
            assertThat(stop.reason()).isEqualTo("its build has ended");
        });
        fargate.tasks.stop(task.ref(), "again");
        fargate.tasks.stop(
                new TaskRef(cluster, task.ref().task().replaceAll("[^/]+$", "0123456789abcdef0123456789abcdef")),
                "gone");
        assertThat(fargate.tasks.list(cluster, new TaskFilter.StartedBy(startedBy)))
                .isEmpty();
    }

    @Test
    void definitionsAreFoundByTheirFamily() throws Exception {
        fargate.agent(fleet, "demo-agent-four");
        String first =
                fargate.definitions.newest(Fargate.REGION, "demo-agent-four").orElseThrow();
        fargate.agent(fleet, "demo-agent-four");
        assertThat(fargate.calls("ecs:RegisterTaskDefinition")).isEqualTo(1);
        assertThat(first).endsWith("task-definition/demo-agent-four:1");
        assertThat(fargate.definitions.families(Fargate.REGION, "demo-agent-f")).contains("demo-agent-four");
        assertThat(fargate.definitions.revisions(Fargate.REGION, "demo-agent-four"))
                .containsExactly(first);
        fargate.definitions.deregister(Fargate.REGION, first);
        assertThat(fargate.definitions.newest(Fargate.REGION, "demo-agent-four"))
                .isEmpty();
    }

    @Test
    void aDefinitionSaysAllThatItsContentSays() throws Exception {
        AgentContainer agent = new AgentContainer(
                "image:1",
                "/work",
                Map.of("TOKEN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:t"),
                Optional.of("arn:aws:secretsmanager:eu-central-1:123456789012:secret:login"),
                Optional.of(new LogTarget("/ecs/agents", "eu-central-1", "build")),
                new ContainerOptions(
                        List.of("/entry"), Optional.of("1000"), true, List.of(new Ulimit("nofile", 1, 2))));
        Content content = new Content(
                agent,
                List.of(
                        new Sidecar("db", "postgres:16", Map.of("A", "1"), List.of(5432), List.of("CMD", "pg_isready")),
                        new Sidecar("cache", "redis:7", Map.of(), List.of(), List.of())),
                List.of(new EfsVolume("fs-12345678", Optional.of("fsap-1"), "/cache")),
                new Platform(Platform.ARM, "LINUX"),
                Optional.of("arn:aws:iam::123456789012:role/execution"));
        String arn = fargate.definitions.register(
                new Registration(Fargate.REGION, "demo-agent-full", content, Map.of("team", "build")));
        TaskDefinition made = fargate.clients
                .in(Fargate.REGION)
                .describeTaskDefinition(request -> request.taskDefinition(arn))
                .taskDefinition();
        assertThat(made.requiresCompatibilitiesAsStrings()).containsExactly("FARGATE");
        assertThat(made.networkModeAsString()).isEqualTo("awsvpc");
        assertThat(made.executionRoleArn()).isEqualTo("arn:aws:iam::123456789012:role/execution");
        assertThat(made.runtimePlatform().cpuArchitectureAsString()).isEqualTo("ARM64");
        assertThat(made.volumes()
                        .get(0)
                        .efsVolumeConfiguration()
                        .authorizationConfig()
                        .accessPointId())
                .isEqualTo("fsap-1");
        ContainerDefinition main = made.containerDefinitions().get(0);
        assertThat(main.name()).isEqualTo(Content.AGENT);
        assertThat(main.image()).isEqualTo("image:1");
        assertThat(main.user()).isEqualTo("1000");
        assertThat(main.entryPoint()).containsExactly("/entry");
        assertThat(main.linuxParameters().initProcessEnabled()).isTrue();
        assertThat(main.ulimits().get(0).hardLimit()).isEqualTo(2);
        assertThat(main.secrets().get(0).name()).isEqualTo("TOKEN");
        assertThat(main.repositoryCredentials().credentialsParameter()).endsWith(":login");
        assertThat(main.mountPoints().get(0).containerPath()).isEqualTo("/cache");
        assertThat(main.logConfiguration().options())
                .isEqualTo(Map.of(
                        "awslogs-group", "/ecs/agents",
                        "awslogs-region", "eu-central-1",
                        "awslogs-stream-prefix", "build"));
        assertThat(main.dependsOn())
                .extracting(other -> other.containerName() + " " + other.conditionAsString())
                .containsExactly("db HEALTHY", "cache START");
        ContainerDefinition db = made.containerDefinitions().get(1);
        assertThat(db.essential()).isFalse();
        assertThat(db.healthCheck().command()).containsExactly("CMD", "pg_isready");
        assertThat(db.portMappings().get(0).containerPort()).isEqualTo(5432);
        assertThat(db.environment().get(0).value()).isEqualTo("1");
    }

    /** The sentences of the emulator are AWS' own. */
    @ParameterizedTest
    @CsvSource({
        "image-not-found, IMAGE_MISSING",
        "image-denied, IMAGE_DENIED",
        "image-rate-limited, IMAGE_RATE_LIMITED",
        "image-timeout, IMAGE_UNREACHABLE",
        "secret-not-found, SECRET_MISSING",
        "secret-denied, SECRET_DENIED",
        "secret-timeout, AWS_UNREACHABLE",
        "execution-role, ROLE",
        "efs, VOLUME",
        "logs, LOG_GROUP",
        "network-interface, NETWORK_INTERFACE",
        "network-interface-timeout, NETWORK_INTERFACE",
        "capacity, NO_CAPACITY",
        "out-of-memory, OUT_OF_MEMORY",
        "exit-1, EXITED",
        "exit-137, OUT_OF_MEMORY",
        "spot-interruption, SPOT_INTERRUPTED",
        "termination-notice, SPOT_INTERRUPTED",
        "maintenance, MAINTENANCE",
        "service-scheduler, STOPPED_BY_SERVICE",
        "user, STOPPED_BY_HAND"
    })
    void eachReasonIsUnderstood(String reason, FailureKind kind) throws Exception {
        fargate.control("POST", "/rules", "{\"stop\": \"" + reason + "\"}");
        TaskState stopped = fargate.await(fargate.run(fargate.agent(fleet, "demo-agent-five")), Fargate::stopped);
        Failure failure = FailureReader.of(stopped.stop().orElseThrow());
        assertThat(failure.kind()).as(failure.text()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"capacity, NO_CAPACITY", "RESOURCE:ENI, NETWORK_INTERFACE"})
    void aRefusalIsAnAnswer(String reason, FailureKind kind) throws Exception {
        fargate.control("POST", "/rules", "{\"refuse\": \"" + reason + "\"}");
        RunAnswer answer =
                fargate.tasks.run(fargate.agent(fleet, "demo-agent-six").request(), new AgentSecret("s3cret"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        RunAnswer.Refused.class,
                        refused -> assertThat(FailureReader.ofRefusal(refused.reason())
                                        .kind())
                                .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "throttling, THROTTLED, THROTTLED",
        "access-denied, DENIED, DENIED",
        "pass-role, DENIED, PASS_ROLE",
        "server, UNANSWERED, UNANSWERED",
        "vcpu-quota, INVALID, QUOTA"
    })
    void anErrorSaysWhatItMeansForTheNextCall(String error, Kind kind, FailureKind failure) throws Exception {
        Agent agent = fargate.agent(fleet, "demo-agent-seven");
        fargate.control("POST", "/rules", "{\"error\": \"" + error + "\"}");
        var failed = catchThrowableOfType(
                CallFailed.class, () -> fargate.tasks.run(agent.request(), new AgentSecret("s3cret")));
        assertThat(failed.kind()).as(failed.text()).isEqualTo(kind);
        assertThat(failed.text()).doesNotContain("s3cret");
        assertThat(FailureReader.of(failed).kind()).as(failed.text()).isEqualTo(failure);
    }
}
