// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDiscoveryTest {

    private final TestController controller = new TestController();

    @Test
    void everyFactOfAWholeControllerIsFoundWithItsOrigin() throws InterruptedException {
        assertThat(lines(controller.environment())).isEqualTo("""
            Task: arn:aws:ecs:eu-central-1:123456789012:task/demo/0123456789abcdef0123456789abcdef \
            - discovered (metadata:task)
            Task definition: demo:3 - discovered (metadata:task)
            Service: controller - discovered (ecs:DescribeServices)
            Cluster: demo [FARGATE] - discovered (ecs:DescribeClusters)
            Spot cluster: demo-spot [FARGATE_SPOT] - parameter store (/jenkins/demo/spot-cluster)
            Task role: arn:aws:iam::123456789012:role/demo - discovered (ecs:DescribeTaskDefinition)
            Execution role: arn:aws:iam::123456789012:role/demo-execution \
            - discovered (ecs:DescribeTaskDefinition)
            Log group: /ecs/demo - discovered (ecs:DescribeTaskDefinition)
            Ports: web 8080, agents 50000 - discovered (ecs:DescribeTaskDefinition)
            Subnets: subnet-1, subnet-2 - discovered (ecs:DescribeServices)
            Security groups: sg-1, sg-2 - discovered (ecs:DescribeServices)
            Public IP: none - discovered (ecs:DescribeServices)
            Cloud Map name: controller.demo.local - discovered (servicediscovery:GetNamespace)
            Public URL: https://jenkins.example.com/ - parameter store (/jenkins/demo/root-url)
            Jenkins home: fs-1 through fsap-1 on /var/jenkins_home, TLS \
            - discovered (ecs:DescribeTaskDefinition)
            File system: generalPurpose, elastic throughput, encrypted \
            - discovered (elasticfilesystem:DescribeFileSystems)
            Agent templates: 2 templates - discovered (ssm:GetParametersByPath)
            Admin parameter: jenkins-pwd - discovered (ssm:GetParameter)
            Notification topic: arn:aws:sns:eu-central-1:123456789012:demo \
            - parameter store (/jenkins/demo/notification-topic)
            """);
        assertThat(controller.regions).containsExactly("eu-central-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void offFargateNothingIsCalled(String blank) throws InterruptedException {
        controller.env.put("ECS_CONTAINER_METADATA_URI_V4", blank);
        Discovered discovered = controller.discover();
        assertThat(discovered.environment().asleep()).isTrue();
        assertThat(FactLines.of(discovered.environment()))
                .allSatisfy(line ->
                        assertThat(line.fact().absence().orElseThrow().cause()).isEqualTo(Fact.Cause.ASLEEP));
        assertThat(discovered.trace().calls()).isEmpty();
        assertThat(controller.account.asked).isEmpty();
        assertThat(controller.regions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ecs:DescribeTasks | ''",
                "ecs:DescribeServices | Service, Security groups, Public IP, Cloud Map name",
                "ecs:DescribeTaskDefinition | Task role, Execution role, Ports, Jenkins home, File system",
                "ecs:DescribeClusters | ''",
                "servicediscovery:GetService | Cloud Map name",
                "servicediscovery:GetNamespace | Cloud Map name",
                "elasticloadbalancing:DescribeTargetGroups | ''",
                "elasticloadbalancing:DescribeLoadBalancers | ''",
                "elasticloadbalancing:DescribeListeners | ''",
                "elasticfilesystem:DescribeFileSystems | File system",
                "ssm:GetParametersByPath | Spot cluster, Agent templates, Notification topic",
                "ssm:GetParameter | Admin parameter",
            })
    void oneFailingCallTakesOnlyItsOwnFacts(String operation, String lost) throws InterruptedException {
        Set<String> expected = lost.isEmpty() ? Set.of() : Set.of(lost.split(", "));
        controller.account.failing(operation, CallException.denied("the task role demo"));
        var denied = controller.discover();
        assertThat(absent(denied.environment(), Fact.Cause.DENIED)).isEqualTo(expected);
        assertThat(denied.trace().calls())
                .filteredOn(call -> call.operation().equals(operation))
                .allSatisfy(call -> assertThat(call.outcome().kind()).isEqualTo(Trace.StatusCode.DENIED))
                .isNotEmpty();
        controller.account.failing(operation, CallException.failed("no answer in time", "discover again"));
        assertThat(absent(controller.environment(), Fact.Cause.FAILED)).isEqualTo(expected);
        assertThat(absent(controller.environment(), Fact.Cause.NONE)).isEmpty();
    }

    @Test
    void aRefusalNamesCallerActionAndResource() throws InterruptedException {
        controller.account.failing("ecs:DescribeServices", CallException.denied("the task role demo"));
        assertThat(controller.environment().compute().service())
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.DENIED,
                        "the task role demo may not call ecs:DescribeServices",
                        "allow ecs:DescribeServices on arn:aws:ecs:eu-central-1:123456789012:service/demo/controller"
                                + " in the task role"));
    }

    @Test
    void aBugInAnAdapterIsAFailureOfItsCall() throws InterruptedException {
        controller.account.onCall(operation -> {
            if (operation.equals("elasticfilesystem:DescribeFileSystems")) {
                throw new NullPointerException("no file system");
            }
        });
        Environment environment = controller.environment();
        assertThat(absent(environment, Fact.Cause.FAILED)).containsExactly("File system");
        assertThat(environment.storage().mode().absence().orElseThrow().reason())
                .contains("no file system");
    }

    @Test
    void listingsAreReadToTheirEnd() throws InterruptedException {
        controller.account.parameters.addAll(IntStream.range(0, 500)
                .mapToObj(number -> Account.parameter("/jenkins/demo/templates/t%03d".formatted(number), "{}"))
                .toList());
        Discovered discovered = controller.discover();
        List<TemplateParameter> templates =
                discovered.environment().parameters().templates().optional().orElseThrow();
        assertThat(templates).hasSize(502);
        assertThat(templates).extracting(TemplateParameter::parameter).isSorted();
        assertThat(pages(discovered.trace(), "ssm:GetParametersByPath")).isEqualTo(505);
        assertThat(pages(discovered.trace(), "elasticloadbalancing:DescribeListeners"))
                .isEqualTo(2);
    }

    @Test
    void aSecureStringIsLeftOutAndNamed() throws InterruptedException {
        controller.account.parameters.add(new ParameterStore.Parameter("/jenkins/demo/password", Optional.empty()));
        Discovered discovered = controller.discover();
        assertThat(discovered.environment().parameters().templates().optional().orElseThrow())
                .hasSize(2);
        assertThat(discovered.trace().calls())
                .extracting(call -> call.outcome().message())
                .contains("left out, because a SecureString is not decrypted: /jenkins/demo/password");
    }

    @Test
    void noValueOfAParameterIsInTheTrace() throws InterruptedException {
        controller.account.parameters.add(Account.parameter("/jenkins/demo/templates/c", "s3cr3t"));
        controller.account.parameters.replaceAll(
                one -> one.name().endsWith("-url") || one.name().endsWith("-cluster")
                        ? Account.parameter(one.name(), "s3cr3t%^")
                        : one);
        Discovered discovered = controller.discover();
        assertThat(discovered.trace().toString()).doesNotContain("s3cr3t");
        assertThat(lines(discovered.environment())).doesNotContain("s3cr3t");
        assertThat(controller.account.parameters.toString()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({"aws-cn, cn-north-1", "aws-us-gov, us-gov-west-1"})
    void otherPartitionsAreKept(String partition, String region) throws InterruptedException {
        controller.task = moved(TestController.TASK, partition, region)
                .replace("\"arn:" + partition + ":ecs:" + region + ":123456789012:cluster/demo\"", "\"demo\"");
        controller.container = moved(TestController.CONTAINER, partition, region);
        Environment environment = controller.environment();
        assertThat(environment.task().optional().orElseThrow().cluster())
                .isEqualTo(Arn.parse("arn:%s:ecs:%s:123456789012:cluster/demo".formatted(partition, region)));
        assertThat(environment.compute().spotCluster().absence().orElseThrow().reason())
                .contains("arn:%s:ecs:%s:123456789012:cluster/demo-spot".formatted(partition, region));
        assertThat(controller.regions).containsExactly(region);
    }

    private static String moved(String document, String partition, String region) {
        return document.replace("arn:aws:ecs:eu-central-1", "arn:%s:ecs:%s".formatted(partition, region));
    }

    @Test
    void theServicesAreClosedAfterTheLastCall() throws InterruptedException {
        controller.environment();
        assertThat(List.copyOf(controller.account.asked)).endsWith("close").containsOnlyOnce("close");
    }

    private static int pages(Trace trace, String operation) {
        return trace.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .mapToInt(call -> call.outcome().pages())
                .sum();
    }

    private static Set<String> absent(Environment environment, Fact.Cause cause) {
        return FactLines.of(environment).stream()
                .filter(line -> line.fact()
                        .absence()
                        .filter(absent -> absent.cause() == cause)
                        .isPresent())
                .map(FactLine::name)
                .collect(Collectors.toSet());
    }

    private static String lines(Environment environment) {
        return FactLines.of(environment).stream()
                .map(line -> line.name() + ": "
                        + (line.fact() instanceof Fact.Found<String> found
                                ? found.value() + " - " + found.origin()
                                : line.fact().toString())
                        + "\n")
                .collect(Collectors.joining());
    }
}
