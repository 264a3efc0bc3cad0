// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed.Kind;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing may be concluded from an answer that ECS would not give: not that a task is gone, nor that none was started. */
class GarbledAnswersTest {

    private HttpServer server;
    private EcsClients clients;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        clients = new EcsClients(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret"));
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static RunRequest request() {
        AgentTemplate template = Fleets.template("build", "build");
        var cloud = Fleets.cloud(CloudRules.none(), template);
        var order = new LaunchPlan.Order(
                cloud, template, Optional.empty(), new Route(cloud.cluster(), template.placement()), "d", "x");
        return new LaunchPlan("jenkins").agent(order, Instant.EPOCH).request();
    }

    private static void unanswered(ThrowingCallable call) {
        CallFailed failed = catchThrowableOfType(CallFailed.class, call);
        assertThat(failed.kind()).as(failed.text()).isEqualTo(Kind.UNANSWERED);
        assertThat(failed.uncertain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tasks\": [null]}",
                "{\"tasks\": [{}]}",
                "{\"tasks\": \"none\"}",
                "{\"tasks\": [], \"failures\": []}",
                "{\"tasks\": [], \"failures\": [{}]}",
                "{\"tasks\": [{\"taskArn\": \"arn:",
                "<html>Bad gateway</html>"
            })
    void anAnswerOfNoUse(String text) {
        answer = text;
        unanswered(() -> new SdkAgentTasks(clients).run(request(), new AgentSecret("s3cret")));
        if (!text.contains("failures\": [{}")) {
            unanswered(() -> new SdkAgentTasks(clients).describe(Fleets.ON_DEMAND, List.of("arn:task/1")));
        }
        unanswered(() -> new SdkDefinitions(clients)
                .register(new Registration("eu-central-1", "f", Fleets.content("image"), Map.of())));
    }

    @Test
    void aTaskIsMissingOnlyIfEcsSaysSo() throws CallFailed {
        answer = "{\"tasks\": [], \"failures\": [{\"arn\": \"arn:task/1\", \"reason\": \"MISSING\"}]}";
        assertThat(new SdkAgentTasks(clients).describe(Fleets.ON_DEMAND, List.of("arn:task/1")))
                .isEmpty();
        answer = "{\"tasks\": [{\"taskArn\": \"arn:task/1\", \"lastStatus\": \"SOMETHING_NEW\"}]}";
        assertThat(new SdkAgentTasks(clients).describe(Fleets.ON_DEMAND, List.of("arn:task/1")))
                .hasSize(1);
    }
}
