// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotClusterTest {

    private static final String PARAMETER = "/jenkins/demo/spot-cluster";
    private static final Origin STORE = Origin.parameterStore(PARAMETER);
    private static final Origin CLUSTERS = Origin.discovered("ecs:DescribeClusters");

    private static Fact<StoredParameters.Entry> entry(String text) {
        return Fact.found(new StoredParameters.Entry(PARAMETER, Optional.of(text)), STORE);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-spot, arn:aws:ecs:eu-central-1:123456789012:cluster/demo-spot",
        "' demo_spot\n', arn:aws:ecs:eu-central-1:123456789012:cluster/demo_spot",
        "arn:aws:ecs:eu-west-1:210987654321:cluster/other, arn:aws:ecs:eu-west-1:210987654321:cluster/other",
    })
    void aNameIsCompletedByTheTasksAccountAndRegion(String text, String arn) {
        assertThat(SpotCluster.parse(entry(text), KnownFacts.ownFact()).optional())
                .contains(Arn.parse(arn));
    }

    @Test
    void anArnNeedsNoTaskAndANameDoes() {
        String arn = Account.SPOT_CLUSTER.toString();
        assertThat(SpotCluster.parse(entry(arn), KnownFacts.denied()))
                .isEqualTo(Fact.found(Account.SPOT_CLUSTER, STORE));
        assertThat(SpotCluster.parse(entry("demo-spot"), KnownFacts.denied())).isEqualTo(KnownFacts.denied());
        assertThat(SpotCluster.parse(KnownFacts.denied(), KnownFacts.ownFact())).isEqualTo(KnownFacts.denied());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "arn:aws:ecs:eu-central-1:123456789012:service/demo/x", "ä"})
    void anotherTextIsNoCluster(String text) {
        assertThat(SpotCluster.parse(entry(text), KnownFacts.ownFact()))
                .isEqualTo(Fact.none(
                        "parameter /jenkins/demo/spot-cluster is neither a cluster's name nor its ARN",
                        "set /jenkins/demo/spot-cluster to the name or ARN of a cluster that offers FARGATE_SPOT"));
    }

    @Test
    void aSecureStringIsToldAndTheOwnClusterServes() {
        Fact<StoredParameters.Entry> encrypted =
                Fact.found(new StoredParameters.Entry(PARAMETER, Optional.empty()), STORE);
        Fact<Arn> named = SpotCluster.parse(encrypted, KnownFacts.ownFact());
        Fact<Cluster> decided = SpotCluster.decide(
                Fact.found(new SpotCluster.Asked(encrypted, named, KnownFacts.none()), CLUSTERS), WITH);
        assertThat(decided)
                .isEqualTo(Fact.found(
                        new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")),
                        CLUSTERS.instead("parameter /jenkins/demo/spot-cluster is a SecureString, which is not"
                                + " decrypted")));
    }

    private static Fact<ClusterState> state(Arn cluster, String status, String... providers) {
        return Fact.found(new ClusterState(cluster, status, List.of(providers)), CLUSTERS);
    }

    /** The own cluster with and without Spot. */
    private static final Fact<ClusterState> WITH = state(Account.CLUSTER, "ACTIVE", "FARGATE", "FARGATE_SPOT");

    private static final Fact<ClusterState> WITHOUT = state(Account.CLUSTER, "ACTIVE", "FARGATE");

    private static Fact<Cluster> decide(
            Fact<StoredParameters.Entry> entry, Fact<ClusterState> named, Fact<ClusterState> own) {
        Fact<Arn> arn = entry.isFound()
                ? Fact.found(Account.SPOT_CLUSTER, STORE)
                : SpotCluster.parse(entry, KnownFacts.ownFact());
        return SpotCluster.decide(Fact.found(new SpotCluster.Asked(entry, arn, named), CLUSTERS), own);
    }

    @Test
    void theNamedClusterServesIfItOffersSpotWhateverTheOwnOneOffers() {
        assertThat(decide(entry("x"), state(Account.SPOT_CLUSTER, "ACTIVE", "FARGATE_SPOT"), WITH))
                .isEqualTo(Fact.found(new Cluster(Account.SPOT_CLUSTER, List.of("FARGATE_SPOT")), STORE));
    }

    @Test
    void aNamedClusterThatCannotBeCheckedIsKept() {
        assertThat(decide(entry("x"), KnownFacts.denied(), WITH))
                .isEqualTo(Fact.found(new Cluster(Account.SPOT_CLUSTER, List.of()), STORE));
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(state(Account.SPOT_CLUSTER, "INACTIVE", "FARGATE_SPOT"), "is INACTIVE"),
                Arguments.of(state(Account.SPOT_CLUSTER, "ACTIVE", "FARGATE"), "does not offer FARGATE_SPOT"),
                Arguments.of(KnownFacts.none(), "does not exist"));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void insteadOfANamedOneThatCannotServeTheOwnOneDoesIfItOffersSpot(Fact<ClusterState> named, String problem) {
        String reason = "parameter %s names a cluster that %s: %s".formatted(PARAMETER, problem, Account.SPOT_CLUSTER);
        assertThat(decide(entry("x"), named, WITH))
                .isEqualTo(Fact.found(
                        new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")), CLUSTERS.instead(reason)));
        assertThat(decide(entry("x"), named, WITHOUT))
                .isEqualTo(Fact.none(
                        reason + ", and the own cluster demo does not offer FARGATE_SPOT",
                        "set %s to a cluster that offers FARGATE_SPOT, or add FARGATE_SPOT to the capacity providers of demo"
                                .formatted(PARAMETER)));
        assertThat(decide(entry("x"), named, KnownFacts.denied())).isEqualTo(KnownFacts.denied());
    }

    @Test
    void withoutTheParameterTheOwnClusterServesIfItOffersSpot() {
        assertThat(decide(KnownFacts.none(), KnownFacts.none(), WITH))
                .isEqualTo(Fact.found(new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")), CLUSTERS));
        assertThat(KnownFacts.reason(decide(KnownFacts.none(), KnownFacts.none(), WITHOUT)))
                .isEqualTo("there is none, and the own cluster demo does not offer FARGATE_SPOT");
    }

    @Test
    void ofWhatCouldNotBeAskedForNothingIsClaimed() {
        assertThat(decide(KnownFacts.denied(), KnownFacts.denied(), WITHOUT)
                        .absence()
                        .orElseThrow()
                        .cause())
                .isEqualTo(Fact.Cause.DENIED);
        assertThat(decide(KnownFacts.none(), KnownFacts.none(), KnownFacts.denied()))
                .isEqualTo(KnownFacts.denied());
        assertThat(SpotCluster.decide(KnownFacts.denied(), WITH)).isEqualTo(KnownFacts.denied());
    }

    @Test
    void theParameterThatCouldNotBeReadIsTheReasonRatherThanTheOwnCluster() {
        Fact<ClusterState> broken = Fact.failed("no answer", "discover again");
        assertThat(decide(KnownFacts.denied(), KnownFacts.denied(), broken)).isEqualTo(KnownFacts.denied());
    }
}
