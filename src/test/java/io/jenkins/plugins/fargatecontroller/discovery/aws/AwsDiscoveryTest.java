// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the SDK is used: a server in the place of the metadata endpoint and of AWS sees every request. */
class AwsDiscoveryTest {

    private static final String TASK = """
        {"Cluster": "demo", "TaskARN": "arn:aws-cn:ecs:cn-north-1:123456789012:task/demo/1",
         "Family": "demo", "Revision": "1", "ServiceName": "controller",
         "Containers": [{"Name": "jenkins"}]}
        """;
    private static final String REFUSAL = "User: arn:aws-cn:sts::123456789012:assumed-role/demo-controller/0123 is not"
            + " authorized to perform: %s because no identity-based policy allows the action";

    /** One request to AWS. */
    private record Request(String target, String authorization, String body) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Map<String, String> env = new HashMap<>();
    private String code = "AccessDeniedException";
    private int status = 400;

    AwsDiscoveryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/v4/1",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestURI().getPath().endsWith("/task") ? TASK : "{\"Name\": \"jenkins\"}"));
        server.createContext("/", this::refuse);
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        env.putAll(Map.of(
                "ECS_CONTAINER_METADATA_URI_V4", here + "/v4/1",
                "AWS_ENDPOINT_URL", here,
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret-key",
                "FARGATE_CONTROLLER_PARAMETERS", "/jenkins/demo"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void callsGoToTheEndpointOfTheVariablesSignedForTheRegionOfTheTask() throws InterruptedException {
        discover();
        assertThat(requests)
                .extracting(Request::target)
                .containsExactlyInAnyOrder(
                        "DescribeTasks",
                        "DescribeServices",
                        "DescribeTaskDefinition",
                        "DescribeClusters",
                        "GetParametersByPath",
                        "GetParameter");
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.authorization())
                        .contains("Credential=AKIDEXAMPLE/")
                        .contains("/cn-north-1/"));
    }

    @Test
    void nothingIsDecrypted() throws InterruptedException {
        discover();
        assertThat(requests)
                .filteredOn(request -> request.target().startsWith("GetParameter"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body()).contains("\"WithDecryption\":false"));
    }

    @Test
    void aRefusalNamesTheRoleThatAwsNames() throws InterruptedException {
        assertThat(discover().environment().parameters().admin())
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.DENIED,
                        "the task role demo-controller may not call ssm:GetParameter",
                        "allow ssm:GetParameter on arn:aws-cn:ssm:cn-north-1:123456789012:parameter/jenkins-pwd"
                                + " in the task role"));
    }

    @ParameterizedTest
    @CsvSource({
        "ParameterNotFound, 400, NONE, the parameter store has no parameter jenkins-pwd",
        "ThrottlingException, 400, FAILED, 'ssm:GetParameter: ThrottlingException'",
        "InternalServerError, 500, FAILED, 'ssm:GetParameter: InternalServerError'",
        "ExpiredTokenException, 400, FAILED, 'ssm:GetParameter: ExpiredTokenException'",
    })
    void otherErrorsAreTold(String error, int httpStatus, Fact.Cause cause, String reason) throws InterruptedException {
        code = error;
        status = httpStatus;
        Fact<String> admin = discover().environment().parameters().admin();
        assertThat(admin.absence().map(Fact.Absent::cause)).contains(cause);
        assertThat(admin.absence().orElseThrow().reason()).startsWith(reason);
        assertThat(admin.absence().orElseThrow().remedy()).isNotBlank();
    }

    @Test
    void anEndpointOfOneServiceWins() throws InterruptedException {
        env.put("AWS_ENDPOINT_URL_SSM", env.get("AWS_ENDPOINT_URL"));
        env.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        Discovered discovered = discover();
        assertThat(requests).extracting(Request::target).containsOnly("GetParametersByPath", "GetParameter");
        Fact.Absent<?> service =
                discovered.environment().compute().service().absence().orElseThrow();
        assertThat(service.cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(service.reason()).contains("the connection was refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "http://a b/", "/path"})
    void aBrokenEndpointIsNamed(String endpoint) throws InterruptedException {
        env.put("AWS_ENDPOINT_URL", endpoint);
        assertThat(discover().environment().parameters().admin().absence())
                .contains(new Fact.Absent<>(
                        Fact.Cause.FAILED,
                        "ssm:GetParameter: AWS_ENDPOINT_URL is '" + endpoint + "', which is not an address",
                        "correct the variable, or unset it to reach AWS itself"));
    }

    @Test
    void itMayRunAgainAndLeavesNoThreads() throws InterruptedException {
        assertThat(discover().environment()).isEqualTo(discover().environment());
        for (Thread thread : threads()) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
        assertThat(threads()).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fargate-controller-discovery-"))
                .toList();
    }

    private Discovered discover() throws InterruptedException {
        return new AwsDiscovery(env, Duration.ofSeconds(30)).discover(call -> {});
    }

    private void refuse(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("none")
                .replaceFirst(".*\\.", "");
        requests.add(new Request(
                target,
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answer(
                exchange,
                status,
                "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, REFUSAL.formatted(target)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
