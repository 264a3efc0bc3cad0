// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {

    @ParameterizedTest
    @EnumSource(
            value = Fact.Cause.class,
            names = {"DENIED", "FAILED"})
    void whatCouldNotBeAskedForIsTakenFromTheEarlierEnvironment(Fact.Cause cause) {
        Environment now = Samples.absent(cause);
        Environment earlier = Samples.complete();
        Environment filled = EnvironmentFallback.fill(now, earlier);
        assertThat(filled.variables()).isEqualTo(now.variables());
        assertThat(FactLines.of(filled)).isEqualTo(FactLines.of(earlier));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fact.Cause.class,
            names = {"NONE", "ASLEEP"})
    void whatIsGoneForCertainIsNotBroughtBack(Fact.Cause cause) {
        Environment now = Samples.absent(cause);
        assertThat(EnvironmentFallback.fill(now, Samples.complete())).isEqualTo(now);
    }

    @Test
    void anAbsenceSurvivesEveryView() {
        Fact<String> absent = Fact.none("no such thing", "make one");
        assertThat(absent.map(String::length)).isEqualTo(Fact.none("no such thing", "make one"));
        assertThat(absent.optional()).isEmpty();
        assertThat(absent.isFound()).isFalse();
    }

    @Test
    void whatTheParameterStoreSaidStandsWhileItDoesNotAnswer() {
        Environment earlier = Samples.complete();
        Fact<Cluster> own = found(new Cluster(Arn.parse(Samples.CLUSTER), List.of("FARGATE_SPOT")));
        Environment now = parametersUnanswered(earlier, own);
        assertThat(EnvironmentFallback.fill(now, earlier).compute().spotCluster())
                .isEqualTo(earlier.compute().spotCluster());
    }

    @Test
    void whatTheParameterStoreNeverSaidIsNotKept() {
        Fact<Cluster> own = found(new Cluster(Arn.parse(Samples.CLUSTER), List.of("FARGATE_SPOT")));
        Environment earlier = withSpot(
                Samples.complete(), found(new Cluster(Arn.parse(Samples.SPOT_CLUSTER), List.of("FARGATE_SPOT"))));
        Environment now = parametersUnanswered(earlier, own);
        assertThat(EnvironmentFallback.fill(now, earlier).compute().spotCluster())
                .isEqualTo(own);
    }

    @Test
    void theServicesSubnetsStandWhileItDoesNotAnswer() {
        Environment earlier = Samples.complete();
        Environment failed = Samples.absent(Fact.Cause.FAILED);
        Network network = earlier.network();
        Environment now = new Environment(
                earlier.variables(),
                earlier.task(),
                failed.compute(),
                new Network(
                        found(List.of("subnet-of-the-task")),
                        network.securityGroups(),
                        network.publicIp(),
                        network.names()),
                earlier.storage(),
                earlier.parameters());
        assertThat(EnvironmentFallback.fill(now, earlier).network().subnets()).isEqualTo(network.subnets());
        assertThat(EnvironmentFallback.fill(now, failed).network().subnets())
                .isEqualTo(now.network().subnets());
    }

    @Test
    void adviceIsForWhatDoesNotExist() {
        assertThat(Fact.none("no such thing", "x").advising("make one"))
                .isEqualTo(Fact.none("no such thing", "make one"));
        assertThat(Fact.failed("no answer", "x").advising("make one")).isEqualTo(Fact.failed("no answer", "x"));
    }

    private static Environment parametersUnanswered(Environment whole, Fact<Cluster> spot) {
        Environment with = withSpot(whole, spot);
        return new Environment(
                with.variables(),
                with.task(),
                with.compute(),
                with.network(),
                with.storage(),
                Samples.absent(Fact.Cause.FAILED).parameters());
    }

    private static Environment withSpot(Environment whole, Fact<Cluster> spot) {
        var compute = whole.compute();
        return new Environment(
                whole.variables(),
                whole.task(),
                new Compute(compute.service(), compute.cluster(), spot, compute.definition()),
                whole.network(),
                whole.storage(),
                whole.parameters());
    }

    private static <T> Fact<T> found(T value) {
        return Fact.found(value, Origin.discovered("a second source"));
    }
}
