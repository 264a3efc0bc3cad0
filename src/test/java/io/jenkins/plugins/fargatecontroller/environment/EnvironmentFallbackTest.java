// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFallbackTest {

    private static final Environment EARLIER = Samples.complete();
    private static final Fact.Absent<Void> FAILED = new Fact.Absent<>(Fact.Cause.FAILED, "it failed", "wait");
    private static final Fact.Absent<Void> NONE = new Fact.Absent<>(Fact.Cause.NONE, "there is none", "make one");

    @Test
    void whatCouldNotBeAskedIsAsBefore() {
        Environment nothing = Environment.unknown(EARLIER.variables(), FAILED);
        assertThat(EnvironmentFallback.fill(nothing, EARLIER)).isEqualTo(EARLIER);
        assertThat(EnvironmentFallback.fill(EARLIER, nothing)).isEqualTo(EARLIER);
        assertThat(EnvironmentFallback.fill(nothing, nothing)).isEqualTo(nothing);
    }

    @Test
    void whatIsGoneIsGone() {
        Environment gone = Environment.unknown(EARLIER.variables(), NONE);
        assertThat(EnvironmentFallback.fill(gone, EARLIER)).isEqualTo(gone);
    }

    @Test
    void theVariablesAreThoseOfNow() {
        Environment now = Environment.unknown(Variables.of(Map.of(Variables.PARAMETERS, "/other")), FAILED);
        assertThat(EnvironmentFallback.fill(now, EARLIER).variables()).isEqualTo(now.variables());
    }

    /** The own cluster would serve while the parameter store does not answer. */
    @Test
    void anEarlierAnswerOfTheFirstSourceIsBetterThanAPresentOneOfTheSecond() {
        Environment now = with(
                EARLIER.compute().cluster(), new Fact.Found<>(URI.create("https://lb/"), discovered()), FAILED.cast());
        Environment before = with(
                EARLIER.compute().spotCluster(),
                new Fact.Found<>(URI.create("https://jenkins/"), Origin.parameterStore("/jenkins/demo/root-url")),
                EARLIER.parameters().templates());
        Environment filled = EnvironmentFallback.fill(now, before);
        assertThat(filled.compute().spotCluster()).isEqualTo(before.compute().spotCluster());
        assertThat(filled.network().names().publicUrl())
                .isEqualTo(before.network().names().publicUrl());
        Environment answered = with(
                now.compute().spotCluster(),
                now.network().names().publicUrl(),
                new Fact.Found<>(List.of(), discovered()));
        assertThat(EnvironmentFallback.fill(answered, before)).isEqualTo(answered);
    }

    @Test
    void theOneSubnetOfTheTaskDoesNotTakeThePlaceOfTheServices() {
        Network network = EARLIER.network();
        Compute compute = EARLIER.compute();
        Fact<List<String>> own = new Fact.Found<>(List.of("subnet-1"), discovered());
        Environment now = new Environment(
                EARLIER.variables(),
                EARLIER.task(),
                new Compute(FAILED.cast(), compute.cluster(), compute.spotCluster(), compute.definition()),
                new Network(own, network.securityGroups(), network.publicIp(), network.names()),
                EARLIER.storage(),
                EARLIER.parameters());
        assertThat(EnvironmentFallback.fill(now, EARLIER).network().subnets()).isEqualTo(network.subnets());
        Environment standalone = new Environment(
                EARLIER.variables(),
                EARLIER.task(),
                new Compute(NONE.cast(), compute.cluster(), compute.spotCluster(), compute.definition()),
                now.network(),
                EARLIER.storage(),
                EARLIER.parameters());
        assertThat(EnvironmentFallback.fill(standalone, EARLIER).network().subnets())
                .isEqualTo(own);
    }

    @Test
    void anEmptiedParameterStoreIsKeptAsItWas() {
        Environment before = with(
                EARLIER.compute().spotCluster(),
                new Fact.Found<>(URI.create("https://jenkins/"), Origin.parameterStore("/jenkins/demo/root-url")),
                EARLIER.parameters().templates());
        Environment emptied = with(
                EARLIER.compute().cluster(),
                new Fact.Found<>(URI.create("https://lb/"), discovered()),
                new Fact.Found<>(List.of(), discovered()));
        Environment kept = EnvironmentFallback.withVanished(emptied, before);
        assertThat(kept.parameters().templates()).isEqualTo(before.parameters().templates());
        assertThat(kept.compute().spotCluster()).isEqualTo(before.compute().spotCluster());
        assertThat(kept.network().names().publicUrl())
                .isEqualTo(before.network().names().publicUrl());
    }

    @Test
    void oneParameterThatIsLeftShowsThatThePathIsRight() {
        Environment left = with(
                EARLIER.compute().spotCluster(),
                EARLIER.network().names().publicUrl(),
                new Fact.Found<>(List.of(), discovered()));
        assertThat(EnvironmentFallback.withVanished(left, EARLIER)).isSameAs(left);
    }

    @Test
    void aStoreThatDoesNotAnswerHasNotVanished() {
        Environment silent = with(
                EARLIER.compute().cluster(), new Fact.Found<>(URI.create("https://lb/"), discovered()), FAILED.cast());
        assertThat(EnvironmentFallback.withVanished(silent, EARLIER)).isSameAs(silent);
    }

    private static Environment with(Fact<Cluster> spot, Fact<URI> url, Fact<List<TemplateParameter>> templates) {
        Compute compute = EARLIER.compute();
        Network network = EARLIER.network();
        return new Environment(
                EARLIER.variables(),
                EARLIER.task(),
                new Compute(compute.service(), compute.cluster(), spot, compute.definition()),
                new Network(
                        network.subnets(),
                        network.securityGroups(),
                        network.publicIp(),
                        new Names(network.names().cloudMap(), url)),
                EARLIER.storage(),
                new Parameters(templates, EARLIER.parameters().admin(), NONE.cast()));
    }

    private static Origin discovered() {
        return Origin.discovered("test");
    }
}
