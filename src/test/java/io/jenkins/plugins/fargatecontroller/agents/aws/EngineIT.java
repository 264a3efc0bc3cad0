// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The engine with its real threads and adapters, and a Jenkins whose agents connect when their tasks run. */
class EngineIT {

    private static final int BUILDS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Test
    void twoHundredBuildsAtOnceAreTwoHundredTasksAndOneRevision() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor();
        ExecutorService calls = Executors.newFixedThreadPool(8);
        try (Fargate fargate = new Fargate()) {
            FakeJenkins jenkins = new FakeJenkins(new RealTime());
            AgentEngine engine = engine(fargate, jenkins, new ThreadWorker(own, calls));
            fargate.control("DELETE", "/calls", "");
            for (int i = 0; i < BUILDS; i++) {
                jenkins.enqueue("job-" + i, "build", Duration.ofSeconds(45));
            }
            await(() -> {
                connect(fargate, jenkins);
                return jenkins.finished() == BUILDS && jenkins.names().isEmpty();
            });
            await(() -> count(fargate, "STOPPED") == BUILDS);
            engine.stop();

            // on a slow machine the first ones have ended before the last ones start
            assertThat(jenkins.mostNodes).isLessThanOrEqualTo(BUILDS);
            assertThat(fargate.calls("ecs:RunTask")).isEqualTo(BUILDS);
            assertThat(fargate.calls("ecs:RegisterTaskDefinition")).isEqualTo(1);
            assertThat(fargate.calls("ecs:StopTask")).isEqualTo(BUILDS);
            assertThat(fargate.calls("ecs:DescribeTasks")).isLessThan(BUILDS);
        } finally {
            own.shutdownNow();
            calls.shutdownNow();
        }
    }

    private static AgentEngine engine(Fargate fargate, FakeJenkins jenkins, ThreadWorker worker) {
        Fleet fleet = fargate.fleet("FARGATE");
        Ports ports = new Ports(jenkins, jenkins, fargate.tasks, fargate.definitions, jenkins);
        Provisioner provisioner = new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches);
        AgentEngine engine = new AgentEngine(
                new AgentEngine.Setup(ports, worker, new RealTime(), EngineSettings.usual(), provisioner),
                fleet,
                () -> UUID.randomUUID().toString().substring(0, 8));
        jenkins.attach(engine);
        engine.start();
        return engine;
    }

    private static void connect(Fargate fargate, FakeJenkins jenkins) {
        for (JsonNode task : tasks(fargate, "RUNNING")) {
            jenkins.connect(task.path("tags").path("fargate-controller:node").asText());
        }
    }

    private static List<JsonNode> tasks(Fargate fargate, String status) {
        try {
            return fargate.control("GET", "/tasks?status=" + status, "")
                    .path("tasks")
                    .valueStream()
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(Fargate fargate, String status) {
        return tasks(fargate, status).size();
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!wanted.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("not so after " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }
}
