// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What becomes of answers that are not as AWS gives them, through the SDK and over HTTP. */
class AnswersTest {

    /** The fact that each call brings. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("DescribeServices", "Service"),
            Map.entry("DescribeTaskDefinition", "Ports"),
            Map.entry("DescribeClusters", "Spot cluster"),
            Map.entry("GetService", "Cloud Map name"),
            Map.entry("GetNamespace", "Cloud Map name"),
            Map.entry("DescribeFileSystems", "File system"),
            Map.entry("DescribeTargetGroups", "Public URL"),
            Map.entry("DescribeLoadBalancers", "Public URL"),
            Map.entry("DescribeListeners", "Public URL"),
            Map.entry("GetParametersByPath", "Agent templates"),
            Map.entry("GetParameter", "Admin parameter"));

    private static final List<String> XML =
            List.of("DescribeTargetGroups", "DescribeLoadBalancers", "DescribeListeners");

    private final FakeAws aws = new FakeAws();

    AnswersTest() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void theWholeAccountIsFound() throws InterruptedException {
        assertThat(absent(discover()).keySet())
                .containsExactlyInAnyOrder("Task role", "Log group", "Notification topic");
    }

    static Stream<Arguments> withoutItsList() {
        return FACTS.keySet().stream()
                .flatMap(call -> (XML.contains(call)
                                ? Stream.of("", FakeAws.xml(call, ""), "<%sResponse/>".formatted(call), "<html></html>")
                                : Stream.of("", "{}", "[]", "null", "{\"Message\": null}"))
                        .map(body -> Arguments.of(call, body)));
    }

    @ParameterizedTest
    @MethodSource("withoutItsList")
    void anAnswerWithoutItsListIsNoAbsence(String call, String body) throws InterruptedException {
        aws.answers.put(call, body);
        Fact.Absent<String> absent = absence(FACTS.getOrDefault(call, ""));
        assertThat(absent.cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(absent.reason()).doesNotContain("null", "Exception", "java");
        assertThat(absent.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeServices, Service, {\"services\": []}",
        "DescribeServices, Service, '{\"services\": [null], \"failures\": [null]}'",
        "DescribeServices, Service, '{\"services\": [], \"failures\": [{\"arn\": \"a\", \"reason\": \"BUSY\"}]}'",
        "DescribeClusters, Spot cluster, {\"clusters\": [{\"clusterArn\": \"arn:aws:ecs:r:123456789012:cluster/c\"}]}",
        "GetService, Cloud Map name, {\"Service\": {}}",
        "GetNamespace, Cloud Map name, '{\"Namespace\": {\"Type\": \"DNS_PRIVATE\"}}'",
        "GetNamespace, Cloud Map name, '{\"Namespace\": {\"Name\": \" \", \"Type\": \"DNS_PRIVATE\"}}'",
        "GetParameter, Admin parameter, {\"Parameter\": {}}",
    })
    void anAnswerThatDoesNotSayItIsNoAbsence(String call, String fact, String body) throws InterruptedException {
        aws.answers.put(call, body);
        assertThat(absence(fact).cause()).isEqualTo(Fact.Cause.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeServices, 200, Service, '{\"services\": [], \"failures\": [{\"arn\": \"a\", \"reason\":"
                + " \"MISSING\"}]}'",
        "GetService, 400, Cloud Map name, {\"__type\": \"ServiceNotFound\"}",
        "GetNamespace, 400, Cloud Map name, {\"__type\": \"NamespaceNotFound\"}",
        "GetParameter, 400, Admin parameter, {\"__type\": \"ParameterNotFound\"}",
        "GetParametersByPath, 200, Notification topic, {\"Parameters\": []}",
    })
    void whatAwsSaysIsMissingIsMissing(String call, int status, String fact, String body) throws InterruptedException {
        aws.answers.put(call, body);
        aws.statuses.put(call, status);
        assertThat(absence(fact).cause()).isEqualTo(Fact.Cause.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotFound", "ResourceNotFoundException", "ParameterNotFound", "PathNotFound"})
    void aPathThatIsNotFoundIsNoEmptyPath(String code) throws InterruptedException {
        aws.answers.put("GetParametersByPath", "{\"__type\": \"%s\"}".formatted(code));
        aws.statuses.put("GetParametersByPath", 404);
        assertThat(absence("Agent templates").cause()).isEqualTo(Fact.Cause.FAILED);
    }

    @Test
    void moreThanEcsTakesIsNotHandedOn() throws InterruptedException {
        aws.answers.put("DescribeServices", FakeAws.services(ids("subnet", 17), ids("sg", 1)));
        assertThat(absence("Subnets").reason())
                .isEqualTo("ecs:DescribeServices: the service has 17 subnets, more than the 16 that there may be");
        assertThat(absent(discover()).keySet())
                .containsExactlyInAnyOrder("Subnets", "Task role", "Log group", "Notification topic");
        aws.answers.put("DescribeServices", FakeAws.services(ids("subnet", 16), ids("sg", 6)));
        assertThat(absence("Security groups").cause()).isEqualTo(Fact.Cause.FAILED);
        aws.answers.put("DescribeServices", FakeAws.services(ids("subnet", 16), ids("sg", 5)));
        assertThat(discover().network().subnets().optional().orElseThrow()).hasSize(16);
    }

    private static String ids(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"%s-%d\"".formatted(prefix, number))
                .collect(Collectors.joining(","));
    }

    @Test
    void srvRecordsAreNoAddress() throws InterruptedException {
        String service =
                "{\"Service\": {\"Name\": \"c\", \"NamespaceId\": \"ns-1\", \"DnsConfig\": {\"DnsRecords\": [%s]}}}";
        aws.answers.put("GetService", service.formatted("{\"Type\": \"SRV\", \"TTL\": 10}"));
        assertThat(absence("Cloud Map name").reason())
                .isEqualTo("the Cloud Map service c has SRV records only, and no address");
        aws.answers.put(
                "GetService", service.formatted("{\"Type\": \"SRV\", \"TTL\": 10}, {\"Type\": \"A\", \"TTL\": 10}"));
        assertThat(discover().network().names().cloudMap().optional()).contains("c.demo.local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "StringList"})
    void whatStandsInClearIsNoPassword(String type) throws InterruptedException {
        aws.answers.computeIfPresent("GetParameter", (call, body) -> body.replace("SecureString", type));
        assertThat(absence("Admin parameter"))
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.NONE,
                        "the parameter jenkins-pwd is a %s, which does not protect a secret".formatted(type),
                        "delete it, and store another password there as a SecureString"));
    }

    /** The parameter store looks these up with decryption only. */
    @Test
    void aReferenceToSecretsManagerIsLookedUpAtUse() throws InterruptedException {
        aws.statuses.put("GetParameter", 400);
        Map<String, String> env = aws.env();
        env.put("FARGATE_CONTROLLER_ADMIN_PARAMETER", "/aws/reference/secretsmanager/jenkins");
        Environment found = new AwsDiscovery(env, Duration.ofSeconds(50))
                .discover(call -> {})
                .environment();
        assertThat(found.parameters().admin().optional()).contains("/aws/reference/secretsmanager/jenkins");
    }

    /** From the plan to the password, with answers as the parameter store gives them. */
    @Test
    void aReferenceToSecretsManagerGivesThePassword() throws InterruptedException {
        String name = "/aws/reference/secretsmanager/jenkins/admin";
        aws.ways.put("GetParameter", decryptedOnly(name));
        Map<String, String> env = aws.env();
        env.put("FARGATE_CONTROLLER_ADMIN_PARAMETER", name);
        Environment found = new AwsDiscovery(env, Duration.ofSeconds(50))
                .discover(call -> {})
                .environment();
        String planned = Plans.plan(found, "").controller().value(ControllerKeys.ADMIN_PARAMETER, "");
        assertThat(planned).isEqualTo(name);
        Fact<Password> password =
                new AdminPassword(env).read(new PasswordParameter(planned, Optional.of("eu-central-1")));
        assertThat(password.optional().map(Password::reveal)).contains("of the secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ParameterNotFound     | there is no secret 'jenkins' in Secrets Manager | create it with the password as its whole text
        AccessDeniedException | the task role may not call ssm:GetParameter | allow ssm:GetParameter on the parameter /aws/reference/secretsmanager/jenkins, secretsmanager:GetSecretValue on the secret, and kms:Decrypt on its key in the task role
        """)
    void aSecretThatCannotBeHadIsNamed(String code, String reason, String remedy) {
        aws.statuses.put("GetParameter", 400);
        aws.answers.put("GetParameter", "{\"__type\": \"%s\"}".formatted(code));
        Fact<Password> password = new AdminPassword(aws.env())
                .read(new PasswordParameter("/aws/reference/secretsmanager/jenkins", Optional.of("eu-central-1")));
        assertThat(password.absence().map(Fact.Absent::reason)).contains(reason);
        assertThat(password.absence().map(Fact.Absent::remedy)).contains(remedy);
    }

    private static FakeAws.Way decryptedOnly(String name) {
        return exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean decrypted = asked.replace(" ", "").contains("\"WithDecryption\":true");
            String answer = decrypted
                    ? "{\"Parameter\": {\"Name\": \"%s\", \"Type\": \"SecureString\", \"Value\": \"of the secret\"}}"
                            .formatted(name)
                    : "{\"__type\": \"ValidationException\", \"message\": \"WithDecryption flag must be True\"}";
            exchange.sendResponseHeaders(decrypted ? 200 : 400, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        };
    }

    @Test
    void onlyWhatIsBelowTemplatesIsATemplate() throws InterruptedException {
        aws.answers.put("GetParametersByPath", """
            {"Parameters": [{"Name": "/jenkins/demo/admin-email", "Type": "String", "Value": "a@b"},
              {"Name": "/jenkins/demo/list", "Type": "StringList", "Value": "a,b"},
              {"Name": "/jenkins/demo/templates-old/x", "Type": "String", "Value": "{}"},
              {"Name": "/jenkins/demo/templates/app", "Type": "String", "Value": "{}"}]}\
            """);
        assertThat(discover().parameters().templates().optional().orElseThrow())
                .singleElement()
                .satisfies(template -> assertThat(template.parameter()).isEqualTo("/jenkins/demo/templates/app"));
    }

    @ParameterizedTest
    @CsvSource({"50050, 50050", "'', 50000", "x, 50000", "0, 50000", "65536, 50000"})
    void theAgentsPortIsTheOneThatTheImageIsTold(String told, int port) throws InterruptedException {
        Map<String, String> env = aws.env();
        env.put("JENKINS_SLAVE_AGENT_PORT", told);
        Environment found = new AwsDiscovery(env, Duration.ofSeconds(50))
                .discover(call -> {})
                .environment();
        assertThat(found.compute().definition().ports().optional().orElseThrow().agents())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "65536"})
    void aPortThatIsNoneIsNotHandedOn(String port) throws InterruptedException {
        aws.answers.put("DescribeListeners", FakeAws.xml("DescribeListeners", FakeAws.listener(port)));
        aws.answers.compute("DescribeTaskDefinition", (call, body) -> body.replace("8080", port));
        Environment found = discover();
        assertThat(found.network().names().publicUrl().isFound()).isFalse();
        assertThat(found.compute().definition().ports().optional().orElseThrow().web())
                .isEqualTo(8080);
    }

    @Test
    void nullItemsCostOnlyThemselves() throws InterruptedException {
        aws.answers.computeIfPresent("DescribeTaskDefinition", (call, body) -> body.replace("[{", "[null, {"));
        aws.answers.computeIfPresent(
                "DescribeServices",
                (call, body) -> body.replace("[{", "[null, {").replace("[\"", "[null, \""));
        aws.answers.computeIfPresent(
                "DescribeClusters",
                (call, body) -> body.replace("[{", "[null, {").replace("[\"", "[null, \""));
        aws.answers.computeIfPresent("DescribeTasks", (call, body) -> body.replace("[{", "[null, {"));
        aws.answers.computeIfPresent("DescribeFileSystems", (call, body) -> body.replace("[{", "[null, {"));
        aws.answers.computeIfPresent("GetParametersByPath", (call, body) -> body.replace("[{", "[null, {"));
        assertThat(absent(discover()).keySet())
                .containsExactlyInAnyOrder("Task role", "Log group", "Notification topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Parameter\": {}}", "{\"Parameter\": {\"Type\": \"SecureString\"}}", "", "null"})
    void aPasswordThatIsNotInTheAnswerIsAFailure(String body) {
        aws.answers.put("GetParameter", body);
        Fact<Password> password =
                new AdminPassword(aws.env()).read(new PasswordParameter("jenkins-pwd", Optional.of("eu-central-1")));
        assertThat(password.absence().map(Fact.Absent::cause)).contains(Fact.Cause.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "503, ''",
        "500, <html><body>Service Unavailable</body></html>",
        "500, null",
        "502, {}",
        "400, '{\"Parameters\": ['",
    })
    void anErrorThatIsNotOfAwsIsSaidInWords(int status, String body) throws InterruptedException {
        aws.statuses.put("GetParametersByPath", status);
        aws.answers.put("GetParametersByPath", body);
        Fact.Absent<String> absent = absence("Agent templates");
        assertThat(absent.reason())
                .isEqualTo(
                        "ssm:GetParametersByPath: the answer has the status %d and does not say why".formatted(status));
        assertThat(absent.remedy()).contains("a proxy, or an address in AWS_ENDPOINT_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "{\"Parameters\": [{\"Name\": \"/jenki",
                "{\"Parameters\": \"text\"}",
                "{\"Parameters\": [{\"Name\": 5, \"Type\": {}}]}"
            })
    void aDocumentThatCannotBeReadIsSaidInWords(String body) throws InterruptedException {
        aws.answers.put("GetParametersByPath", body);
        assertThat(absence("Agent templates").reason())
                .startsWith("ssm:GetParametersByPath: the answer ")
                .doesNotContain("null", "Exception", "java", "amazon", "Unable");
    }

    @Test
    void deepJsonIsSaidInWords() throws InterruptedException {
        aws.answers.put("GetParametersByPath", "{\"Parameters\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
        assertThat(absence("Agent templates").reason())
                .doesNotContain("null", "Exception", "java", "amazon", "Unable")
                .startsWith("ssm:GetParametersByPath: ");
    }

    @Test
    void aHostThatIsNotThereIsNamed() throws InterruptedException {
        Map<String, String> env = aws.env();
        env.put("AWS_ENDPOINT_URL_SSM", "http://ssm.nowhere.invalid:8080/");
        Environment found = new AwsDiscovery(env, Duration.ofSeconds(50))
                .discover(call -> {})
                .environment();
        assertThat(found.parameters().admin().absence().orElseThrow().reason())
                .isEqualTo("ssm:GetParameter: the host ssm.nowhere.invalid is not in the DNS");
    }

    /** No answer of AWS is longer than a few MB. */
    @Test
    void anEndlessAnswerCostsOnlyItsOwnFact() throws InterruptedException {
        byte[] chunk = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        aws.ways.put("GetParametersByPath", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent < 50; sent++) {
                exchange.getResponseBody().write(chunk);
            }
            exchange.close();
        });
        Map<String, Fact.Absent<String>> absent = absent(discover());
        assertThat(absent.keySet())
                .containsExactlyInAnyOrder("Agent templates", "Task role", "Log group", "Notification topic");
        assertThat(absent.get("Agent templates"))
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.FAILED,
                        "ssm:GetParametersByPath: the answer is not as AWS gives it: more than 4194304 bytes",
                        "discover again; if it stays so, look at what stands between the task and AWS: a proxy, or an"
                                + " address in AWS_ENDPOINT_URL"));
    }

    @Test
    void aDrippingAnswerCostsOnlyItsOwnFact() throws InterruptedException {
        aws.ways.put("GetParametersByPath", AnswersTest::drip);
        Environment found = new AwsDiscovery(aws.env(), Duration.ofSeconds(8))
                .discover(call -> {})
                .environment();
        assertThat(absent(found).keySet())
                .containsExactlyInAnyOrder("Agent templates", "Task role", "Log group", "Notification topic");
        assertThat(found.parameters().templates().isUnanswered()).isTrue();
    }

    /** Each byte comes well before a read times out. */
    @Test
    void aDrippingAnswerEndsAtItsOwnLimit() {
        aws.ways.put("GetParameter", AnswersTest::drip);
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                SsmClient client = SsmClient.builder()
                        .endpointOverride(URI.create(aws.env().getOrDefault("AWS_ENDPOINT_URL", "")))
                        .region(Region.EU_CENTRAL_1)
                        .httpClient(http)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry())
                                .addExecutionInterceptor(new BoundedAnswers(Duration.ofMillis(300))))
                        .build()) {
            assertThatThrownBy(() -> SdkCall.ask(() -> client.getParameter(request -> request.name("any"))))
                    .isInstanceOfSatisfying(
                            CallException.class,
                            failure -> assertThat(failure)
                                    .hasMessage("the answer is not as AWS gives it: not complete within 0.3 s"));
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Environment discover() throws InterruptedException {
        return new AwsDiscovery(aws.env(), Duration.ofSeconds(50))
                .discover(call -> {})
                .environment();
    }

    private Fact.Absent<String> absence(String fact) throws InterruptedException {
        return Objects.requireNonNull(absent(discover()).get(fact), fact + " was found");
    }

    private static Map<String, Fact.Absent<String>> absent(Environment environment) {
        return FactLines.of(environment).stream()
                .filter(line -> !line.fact().isFound())
                .collect(Collectors.toMap(
                        FactLine::name, line -> line.fact().absence().orElseThrow()));
    }
}
