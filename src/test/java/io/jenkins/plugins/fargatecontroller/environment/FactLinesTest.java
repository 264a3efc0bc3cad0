// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactLinesTest {

    private static String line(Environment environment, String name) {
        return FactLines.of(environment).stream()
                .filter(line -> line.name().equals(name))
                .map(line -> line.fact() instanceof Fact.Found<String> found
                        ? found.value()
                        : line.fact().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFactStandsUnderItsTopicInOneOrder() {
        assertThat(FactLines.of(Samples.complete()))
                .extracting(line -> line.topic() + ": " + line.name())
                .containsExactly(
                        "Task: Task",
                        "Task: Task definition",
                        "Task: Service",
                        "Task: Cluster",
                        "Task: Spot cluster",
                        "Task: Task role",
                        "Task: Execution role",
                        "Task: Log group",
                        "Task: Ports",
                        "Network: Subnets",
                        "Network: Security groups",
                        "Network: Public IP",
                        "Network: Cloud Map name",
                        "Network: Public URL",
                        "Storage: Jenkins home",
                        "Storage: File system",
                        "Parameter store: Agent templates",
                        "Parameter store: Admin parameter",
                        "Parameter store: Notification topic");
    }

    @ParameterizedTest
    @EnumSource(Fact.Cause.class)
    void anAbsenceStaysWhatItIs(Fact.Cause cause) {
        assertThat(FactLines.of(Samples.absent(cause)))
                .hasSize(19)
                .allSatisfy(line ->
                        assertThat(line.fact().absence().orElseThrow().cause()).isEqualTo(cause));
    }

    private static <T> Fact<T> found(T value) {
        return Fact.found(value, Origin.discovered("test"));
    }

    @Test
    void aClusterHasItsCapacityProvidersIfTheyAreKnown() {
        Arn arn = Arn.parse(Samples.CLUSTER);
        assertThat(line(Samples.with("compute.cluster", found(new Cluster(arn, List.of()))), "Cluster"))
                .isEqualTo("demo");
        Cluster both = new Cluster(arn, List.of("FARGATE", "FARGATE_SPOT"));
        assertThat(line(Samples.with("compute.cluster", found(both)), "Cluster"))
                .isEqualTo("demo [FARGATE, FARGATE_SPOT]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fsap-1 | true  | MOUNTED     | fs-1 through fsap-1 on /home, TLS",
                "       | true  | MOUNTED     | fs-1 without access point on /home, TLS",
                "fsap-1 | false | NOT_MOUNTED | fs-1 through fsap-1 on /home, no TLS, not mounted in this container",
                "       | false | UNKNOWN     | fs-1 without access point on /home, no TLS, mount not checked",
            })
    void theHomeSaysHowItIsMounted(
            @Nullable String accessPoint, boolean tls, HomeVolume.MountState state, String words) {
        HomeVolume home =
                new HomeVolume("fs-1", Optional.ofNullable(accessPoint), tls, new HomeVolume.Mount("/home", state));
        assertThat(line(Samples.with("storage.home", found(home)), "Jenkins home"))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"true, encrypted", "false, not encrypted"})
    void theFileSystemSaysHowItPerforms(boolean encrypted, String words) {
        FileSystemMode mode = new FileSystemMode("maxIO", "bursting", encrypted);
        assertThat(line(Samples.with("storage.mode", found(mode)), "File system"))
                .isEqualTo("maxIO, bursting throughput, " + words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 templates", "1, 1 template", "2, 2 templates"})
    void templatesAreCounted(int count, String words) {
        TemplateParameter[] templates = IntStream.range(0, count)
                .mapToObj(i -> Samples.template("t" + i, "{}"))
                .toArray(TemplateParameter[]::new);
        assertThat(line(Samples.withTemplates(templates), "Agent templates")).isEqualTo(words);
    }

    @Test
    void listsAndFlagsAreInWords() {
        Environment environment = Samples.with("network.publicIp", found(true));
        assertThat(line(environment, "Public IP")).isEqualTo("assigned");
        assertThat(line(Samples.complete(), "Public IP")).isEqualTo("none");
        assertThat(line(Samples.complete(), "Subnets")).isEqualTo("subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002");
        assertThat(line(Samples.complete(), "Ports")).isEqualTo("web 8080, agents 50000");
    }
}
