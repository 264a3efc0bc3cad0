// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Connection;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;

/** The emulator's Fargate, with the adapters that call it. */
final class Fargate implements AutoCloseable {

    static final String REGION = "eu-central-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Emulator emulator;
    final EcsClients clients;
    final SdkAgentTasks tasks;
    final SdkDefinitions definitions;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String endpoint;

    Fargate() throws IOException, InterruptedException {
        this(Emulator.start("two-clusters"));
    }

    Fargate(Emulator running) {
        emulator = running;
        Map<String, String> env = emulator.environment();
        endpoint = String.valueOf(env.get("AWS_ENDPOINT_URL"));
        clients = new EcsClients(env);
        tasks = new SdkAgentTasks(clients);
        definitions = new SdkDefinitions(clients);
    }

    @Override
    public void close() throws IOException {
        clients.close();
        emulator.close();
    }

    /** A cloud on the cluster that offers a capacity provider, with one template in the network of the controller. */
    Fleet fleet(String provider) {
        EcsClient ecs = clients.in(REGION);
        var clusters = ecs.describeClusters(
                        request -> request.clusters(ecs.listClusters().clusterArns()))
                .clusters();
        String cluster = clusters.stream()
                .filter(found -> found.capacityProviders().contains(provider))
                .findFirst()
                .orElseThrow()
                .clusterArn();
        AwsVpcConfiguration vpc = clusters.stream()
                .flatMap(found ->
                        ecs.listServices(request -> request.cluster(found.clusterArn())).serviceArns().stream()
                                .flatMap(service -> ecs
                                        .describeServices(request -> request.cluster(found.clusterArn())
                                                .services(service))
                                        .services()
                                        .stream()))
                .findFirst()
                .orElseThrow()
                .networkConfiguration()
                .awsvpcConfiguration();
        Placement placement = new Placement(
                List.of(new CapacityShare(provider, 1, 0)),
                new Placement.Network(vpc.subnets(), vpc.securityGroups(), false),
                "LATEST",
                false);
        AgentTemplate template = new AgentTemplate(
                new TemplateId("cloud", "build"),
                Set.of("build"),
                Fleets.content("jenkins/inbound-agent:latest"),
                TaskShape.of(1024, 2048).withStorage(40),
                placement,
                UseRules.usual());
        CloudRules rules = new CloudRules(OptionalInt.empty(), Set.of(), Optional.empty());
        Connection connection = new Connection("http://controller:8080/", Optional.empty(), false);
        return new Fleet("demo", List.of(new CloudSpec("cloud", cluster, connection, rules, List.of(template))));
    }

    /** An agent of the fleet's template, whose definition is registered. */
    Agent agent(Fleet fleet, String family) throws CallFailed {
        CloudSpec cloud = fleet.clouds().get(0);
        AgentTemplate template = cloud.templates().get(0);
        Content content = (Content) template.source();
        Optional<String> known = definitions.newest(REGION, family);
        String definition = known.isPresent()
                ? known.get()
                : definitions.register(new Registration(REGION, family, content, Map.of("team", "build")));
        Route route = new Route(cloud.cluster(), template.placement());
        var order = new LaunchPlan.Order(
                cloud,
                template,
                Optional.of("job"),
                route,
                definition,
                UUID.randomUUID().toString().substring(0, 8));
        return new LaunchPlan(fleet.controller()).agent(order, Instant.now());
    }

    TaskState run(Agent agent) throws CallFailed {
        RunAnswer answer = tasks.run(agent.request(), new AgentSecret("s3cret"));
        if (answer instanceof RunAnswer.Started started) {
            return started.task();
        }
        throw new IllegalStateException("no task: " + answer);
    }

    /** Waits until a task is as wanted. */
    TaskState await(TaskState task, Predicate<TaskState> wanted) throws CallFailed, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            TaskState now = tasks.describe(
                            task.ref().cluster(), List.of(task.ref().task()))
                    .get(0);
            if (wanted.test(now)) {
                return now;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("after " + PATIENCE + " still " + now);
            }
            Thread.sleep(50);
        }
    }

    static boolean stopped(TaskState task) {
        return task.status() == Status.STOPPED;
    }

    /** What the control endpoint below {@code /moto-api/fargate} answers. */
    JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/moto-api/fargate" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.builder().build().readTree(answer.body());
    }

    int calls(String operation) throws IOException, InterruptedException {
        return control("GET", "/calls", "").path("calls").path(operation).asInt();
    }
}
