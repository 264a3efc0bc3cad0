// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.engine.AgentEngine;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineSettings;
import io.jenkins.plugins.fargatecontroller.agents.engine.FakeJenkins;
import io.jenkins.plugins.fargatecontroller.agents.engine.Ports;
import io.jenkins.plugins.fargatecontroller.agents.engine.RealTime;
import io.jenkins.plugins.fargatecontroller.agents.engine.ThreadWorker;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.mapping.FleetMapping;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A template as somebody wrote it, planned for what is discovered in the emulator, and run by the engine with the real
 * adapters. It is called {@code deploy}, and is the only one that has an image of this run.
 */
final class LaunchedKeys implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DISCOVERY = Duration.ofSeconds(60);
    private static final AtomicInteger RUNS = new AtomicInteger();

    final AgentEngine engine;
    final RealTime time = new RealTime();
    private final FakeJenkins jenkins = new FakeJenkins(time);
    private final Fargate fargate;
    private final ExecutorService own = Executors.newSingleThreadExecutor();
    private final ExecutorService calls = Executors.newFixedThreadPool(4);

    LaunchedKeys(Fargate fargate, String keys) throws IOException, InterruptedException {
        this.fargate = fargate;
        fargate.control("PATCH", "/settings", "{\"rates\": {\"RegisterTaskDefinition\": null, \"RunTask\": null}}");
        String image = keys.contains("taskDefinition:") ? "" : "image: 'agent:%d', ".formatted(RUNS.incrementAndGet());
        Plan plan = Plans.plan(
                new AwsDiscovery(fargate.emulator.environment(), DISCOVERY)
                        .discover(call -> {})
                        .environment(),
                "templates: [{name: deploy, cloud: fargate-cloud, %s%s}]".formatted(image, keys));
        if (!plan.problems().isEmpty()) {
            throw new AssertionError(plan.problems());
        }
        fargate.control("DELETE", "/calls", "");
        engine = new AgentEngine(
                new AgentEngine.Setup(
                        new Ports(jenkins, jenkins, fargate.tasks, fargate.definitions, jenkins),
                        new ThreadWorker(own, calls),
                        time,
                        EngineSettings.usual(),
                        new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches)),
                FleetMapping.of(plan, new Fleet("demo", List.of())),
                () -> UUID.randomUUID().toString().substring(0, 8));
        jenkins.attach(engine);
        engine.start();
    }

    /** Ends the engine and the tasks; a setting or a rule of the emulator lasts until then. */
    @Override
    public void close() throws IOException {
        engine.stop();
        own.shutdownNow();
        calls.shutdownNow();
        try {
            fargate.control("POST", "/reset", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void enqueue(String job, String label) {
        jenkins.enqueue(job, label, Duration.ofMillis(200));
    }

    /** The body of the first request for an operation, as soon as there is one. */
    JsonNode first(String operation) throws IOException, InterruptedException {
        return requests(operation, 1).get(0);
    }

    /** The bodies of the requests for an operation, as soon as there are so many. */
    List<JsonNode> requests(String operation, int least) throws IOException, InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); Thread.sleep(50)) {
            List<JsonNode> found = requests(operation).stream()
                    .map(request -> request.path("body"))
                    .toList();
            if (found.size() >= least) {
                return found;
            }
        }
        throw new AssertionError("no %d requests for %s after %s".formatted(least, operation, PATIENCE));
    }

    private List<JsonNode> requests(String operation) throws IOException, InterruptedException {
        return fargate.control("GET", "/requests?operation=" + operation, "")
                .path("requests")
                .valueStream()
                .toList();
    }

    /** How many tasks were asked for; a call that the SDK made once more is no other task. */
    long launches() throws IOException, InterruptedException {
        return requests("ecs:RunTask").stream()
                .map(request -> request.path("body").path("clientToken").asText())
                .distinct()
                .count();
    }

    /** What the API's own description does not know of all that was asked for. */
    List<String> unfit() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (String operation : List.of("ecs:RegisterTaskDefinition", "ecs:RunTask")) {
            requests(operation).stream()
                    .map(request -> request.path("unfit").asText())
                    .filter(text -> !text.isEmpty())
                    .forEach(wrong::add);
        }
        return wrong;
    }

    JsonNode awaitRunning() throws IOException, InterruptedException {
        return awaitTask(task -> task.path("lastStatus").asText().equals("RUNNING"));
    }

    JsonNode awaitTask(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); Thread.sleep(50)) {
            Optional<JsonNode> found = tasks().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no such task after %s: %s".formatted(PATIENCE, tasks()));
    }

    /** Waits until so many nodes are there whose agents have connected; agents connect when their tasks run. */
    void awaitConnected(int nodes) throws IOException, InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); Thread.sleep(50)) {
            tasks().stream()
                    .filter(task -> task.path("lastStatus").asText().equals("RUNNING"))
                    .forEach(task -> jenkins.connect(
                            task.path("tags").path("fargate-controller:node").asText()));
            long online = jenkins.ours().stream()
                    .filter(view -> view.online() && !view.used())
                    .count();
            if (online == nodes && jenkins.names().size() == nodes) {
                return;
            }
        }
        throw new AssertionError("not %d free agents after %s: %s".formatted(nodes, PATIENCE, jenkins.ours()));
    }

    private List<JsonNode> tasks() throws IOException, InterruptedException {
        return fargate.control("GET", "/tasks", "").path("tasks").valueStream().toList();
    }
}
