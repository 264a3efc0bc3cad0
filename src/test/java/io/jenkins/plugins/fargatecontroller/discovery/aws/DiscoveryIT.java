// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.emulator.NumberedGolden;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovers the accounts that the emulator builds, over HTTP and with the SDK. */
@Execution(ExecutionMode.CONCURRENT)
class DiscoveryIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** All facts and calls are compared with a file; ids of resources are numbered in the order in which they come. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-clusters",
                "one-cluster",
                "standalone",
                "no-efs",
                "no-cloud-map",
                "no-load-balancer",
                "no-permissions",
                "many-templates",
                "many-parameters",
                "no-access-point",
                "short-cluster-name",
                "china",
                "govcloud",
                "garbled-metadata",
                "pending-metadata",
                "bad-template",
                "several-security-groups",
                "no-spot"
            })
    void aScenarioIsDiscoveredAsItsFileSays(String scenario) throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start(scenario)) {
            NumberedGolden.of("discovery/" + scenario + ".txt").compare(render(discover(emulator)));
        }
    }

    @Test
    void throttledCallsAreRepeated() throws IOException, InterruptedException {
        try (Emulator emulator =
                Emulator.start("two-clusters", "--fail", "ecs:DescribeServices=ThrottlingException*2")) {
            assertThat(discover(emulator).environment().compute().service().isFound())
                    .isTrue();
        }
    }

    @Test
    void oneFailingServiceLeavesTheOthersAlone() throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start("two-clusters", "--fail", "ssm:*=InternalServerError")) {
            Environment environment = discover(emulator).environment();
            assertThat(environment.parameters().templates().absence().map(Fact.Absent::cause))
                    .contains(Fact.Cause.FAILED);
            assertThat(environment.network().names().publicUrl().optional().orElseThrow())
                    .asString()
                    .startsWith("https://")
                    .endsWith(".elb.amazonaws.com/");
            assertThat(environment.compute().service().isFound()).isTrue();
        }
    }

    @Test
    void slowCallsRunSideBySide() throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start("two-clusters", "--latency", "300")) {
            Trace trace = discover(emulator).trace();
            long sum = trace.calls().stream()
                    .mapToLong(call -> call.span().took().toMillis())
                    .sum();
            assertThat(sum).isGreaterThan(2 * trace.took().toMillis());
            assertThat(trace.depth()).isLessThanOrEqualTo(5);
        }
    }

    private static Discovered discover(Emulator emulator) throws InterruptedException {
        return new AwsDiscovery(emulator.environment(), DEADLINE).discover(call -> {});
    }

    private static String render(Discovered discovered) {
        String facts = FactLines.of(discovered.environment()).stream()
                .map(DiscoveryIT::line)
                .collect(Collectors.joining());
        String calls = discovered.trace().calls().stream()
                .map(DiscoveryIT::line)
                .sorted()
                .collect(Collectors.joining());
        return facts + "\n" + calls;
    }

    private static String line(FactLine line) {
        String text = line.fact() instanceof Fact.Found<String> found
                ? found.value() + "\n    " + found.origin()
                : line.fact()
                        .absence()
                        .map(absent -> "%s%n    %s%n    %s".formatted(absent.cause(), absent.reason(), absent.remedy()))
                        .orElseThrow();
        return line.name() + ": " + text + "\n";
    }

    private static String line(Trace.Call call) {
        return "%d %s %s, pages: %d%n"
                .formatted(
                        call.depth(),
                        call.operation(),
                        call.outcome().kind(),
                        call.outcome().pages());
    }
}
