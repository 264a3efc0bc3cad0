// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.io.IOException;
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
        "DescribeServices, 200, Service, '{\"services\": [], \"failures\": [{\"arn\": \"a\", \"reason\": \"MISSING\"}]}'",
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
                .isEqualTo("ecs:DescribeServices: the answer has 17 subnets, more than the 16 that there may be");
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
        Fact<Password> password = new AdminPassword(aws.env()).read("jenkins-pwd", Optional.of("eu-central-1"));
        assertThat(password.absence().map(Fact.Absent::cause)).contains(Fact.Cause.FAILED);
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
