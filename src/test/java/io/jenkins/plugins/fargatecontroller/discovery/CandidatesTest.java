// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers.Listener;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts that have more than one candidate: the Spot cluster and the public URL. */
class CandidatesTest {

    private static final String SPOT = "/jenkins/demo/spot-cluster";
    private static final String ROOT_URL = "/jenkins/demo/root-url";

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @ParameterizedTest
    @ValueSource(strings = {"demo-spot", " demo-spot\n", "arn:aws:ecs:eu-central-1:123456789012:cluster/demo-spot"})
    void theSpotClusterIsNamedInTheParameterStore(String text) throws InterruptedException {
        set(SPOT, text);
        assertThat(spot())
                .isEqualTo(new Fact.Found<>(
                        new Cluster(Account.SPOT_CLUSTER, List.of("FARGATE_SPOT")), Origin.parameterStore(SPOT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | parameter /jenkins/demo/spot-cluster is neither a cluster's name nor its ARN",
                "arn:aws:ecs:eu-central-1:123456789012:service/demo/x "
                        + "| parameter /jenkins/demo/spot-cluster is neither a cluster's name nor its ARN",
                "gone | parameter /jenkins/demo/spot-cluster names a cluster that does not exist: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/gone",
                "demo | parameter /jenkins/demo/spot-cluster names a cluster that does not offer FARGATE_SPOT: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/demo",
                "old | parameter /jenkins/demo/spot-cluster names a cluster that is INACTIVE: "
                        + "arn:aws:ecs:eu-central-1:123456789012:cluster/old",
            })
    void anUnusableOneIsToldAndTheOwnClusterServesIfItOffersSpot(String text, String problem)
            throws InterruptedException {
        Arn old = Arn.parse(Account.PREFIX + "cluster/old");
        account.clusters.put(old, new ClusterState(old, "INACTIVE", List.of("FARGATE_SPOT")));
        set(SPOT, text);
        Fact.Absent<Cluster> absent = spot().absence().orElseThrow();
        assertThat(absent.cause()).isEqualTo(Fact.Cause.NONE);
        assertThat(absent.reason()).isEqualTo(problem + ", and the own cluster demo does not offer FARGATE_SPOT");
        assertThat(absent.remedy()).contains(SPOT).contains("capacity providers of demo");
        if (!text.equals("demo")) {
            ownOffersSpot();
            assertThat(spot())
                    .isEqualTo(new Fact.Found<>(
                            new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")),
                            Origin.discovered("ecs:DescribeClusters; " + problem)));
        }
    }

    @Test
    void withoutTheParameterTheOwnClusterServesIfItOffersSpot() throws InterruptedException {
        account.parameters.removeIf(one -> one.name().equals(SPOT));
        assertThat(spot().absence().orElseThrow().reason())
                .isEqualTo("there is no parameter /jenkins/demo/spot-cluster,"
                        + " and the own cluster demo does not offer FARGATE_SPOT");
        ownOffersSpot();
        assertThat(spot())
                .isEqualTo(new Fact.Found<>(
                        new Cluster(Account.CLUSTER, List.of("FARGATE", "FARGATE_SPOT")),
                        Origin.discovered("ecs:DescribeClusters")));
    }

    @Test
    void aClusterThatCannotBeCheckedIsKept() throws InterruptedException {
        account.failing("ecs:DescribeClusters", CallException.denied("the task role demo"));
        assertThat(spot().optional()).contains(new Cluster(Account.SPOT_CLUSTER, List.of()));
    }

    @Test
    void withoutAnswersNothingIsClaimed() throws InterruptedException {
        account.parameters.removeIf(one -> one.name().equals(SPOT));
        account.failing("ecs:DescribeClusters", CallException.denied("the task role demo"));
        assertThat(spot().absence().orElseThrow().cause()).isEqualTo(Fact.Cause.DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://jenkins.example.com, https://jenkins.example.com/",
        "https://jenkins.example.com/ci, https://jenkins.example.com/ci/",
        "' http://10.0.0.1:8080/ ', http://10.0.0.1:8080/",
    })
    void theAddressInTheParameterStoreWins(String text, URI expected) throws InterruptedException {
        set(ROOT_URL, text);
        assertThat(publicUrl()).isEqualTo(new Fact.Found<>(expected, Origin.parameterStore(ROOT_URL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jenkins", "ftp://x/", "https://", "https://a b/", "https://x/?q", "https://u:p@x/", "https:///x"
            })
    void anUnusableAddressIsToldAndTheBalancerServes(String text) throws InterruptedException {
        set(ROOT_URL, text);
        assertThat(publicUrl().optional()).contains(URI.create("https://demo-1.elb.example/"));
        assertThat(((Fact.Found<URI>) publicUrl()).origin().detail())
                .startsWith("elasticloadbalancing:DescribeListeners; parameter " + ROOT_URL + " is no address: ");
        account.listeners = List.of();
        assertThat(publicUrl().absence().orElseThrow().reason())
                .startsWith("parameter " + ROOT_URL + " is no address: ");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP:80 HTTPS:443, https://demo-1.elb.example/",
        "HTTPS:8443 HTTP:80, https://demo-1.elb.example:8443/",
        "HTTPS:8443 HTTPS:443, https://demo-1.elb.example/",
        "HTTPS:9443 HTTPS:8443, https://demo-1.elb.example:8443/",
        "HTTP:8080, http://demo-1.elb.example:8080/",
        "TLS:443! TCP:80!, https://demo-1.elb.example/",
        "TCP:50000 TCP:80!, http://demo-1.elb.example/",
    })
    void aListenerGivesTheAddress(String listeners, URI expected) throws InterruptedException {
        listen(listeners);
        assertThat(publicUrl().optional()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UDP:80!", "TCP:50000", "TLS:443"})
    void otherListenersGiveNone(String listeners) throws InterruptedException {
        listen(listeners);
        assertThat(publicUrl().absence().orElseThrow().reason())
                .isEqualTo("load balancer demo-1.elb.example has no listener that leads to the controller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jenkins/demo", "/", "/jenkins/de mo", "//x"})
    void aPathThatIsNoneIsTold(String path) throws InterruptedException {
        controller.env.put("FARGATE_CONTROLLER_PARAMETERS", path);
        Fact.Absent<?> templates =
                controller.environment().parameters().templates().absence().orElseThrow();
        assertThat(templates.cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(templates.reason())
                .startsWith("FARGATE_CONTROLLER_PARAMETERS is '" + path + "', which is no path: ");
        assertThat(account.asked).doesNotContain("ssm:GetParametersByPath");
    }

    @Test
    void theAdminParameterIsNamedByAVariable() throws InterruptedException {
        controller.env.put("FARGATE_CONTROLLER_ADMIN_PARAMETER", "/other/name");
        assertThat(controller.environment().parameters().admin())
                .isEqualTo(Fact.none(
                        "the parameter store has no parameter /other/name",
                        "put the administrator's password there as a SecureString"));
    }

    /** Listeners as PROTOCOL:PORT, with an exclamation mark if they lead to the controller by default. */
    private void listen(String listeners) {
        account.parameters.removeIf(one -> one.name().equals(ROOT_URL));
        account.listeners = Arrays.stream(listeners.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("[:!]"))
                .map(parts -> new Listener(
                        parts[0],
                        Integer.parseInt(parts[1]),
                        listeners.contains(parts[0] + ":" + parts[1] + "!") ? Set.of(Account.TARGET_GROUP) : Set.of()))
                .toList();
    }

    private void set(String name, String value) {
        account.parameters.removeIf(one -> one.name().equals(name));
        account.parameters.add(Account.parameter(name, value));
    }

    private void ownOffersSpot() {
        account.clusters.put(
                Account.CLUSTER, new ClusterState(Account.CLUSTER, "ACTIVE", List.of("FARGATE", "FARGATE_SPOT")));
    }

    private Fact<Cluster> spot() throws InterruptedException {
        return controller.environment().compute().spotCluster();
    }

    private Fact<URI> publicUrl() throws InterruptedException {
        return controller.environment().network().names().publicUrl();
    }
}
