// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clouds there are, and why one is left out. */
class CloudPlannerTest {

    private static final String OTHER = "arn:aws:ecs:eu-central-1:123456789012:cluster/other";

    @Test
    void eachCloudHasItsClusterAndTheControllersAddress() {
        Planned planned = plan(Samples.complete(), "");
        assertThat(planned.problems()).isEmpty();
        assertThat(planned.clouds())
                .extracting(
                        Cloud::name,
                        Cloud::region,
                        cloud -> cloud.settings().get(CloudKeys.CLUSTER).toString(),
                        cloud -> cloud.settings().get(CloudKeys.JENKINS_URL).toString())
                .containsExactly(
                        tuple(
                                CloudNames.ON_DEMAND,
                                "eu-central-1",
                                Samples.CLUSTER,
                                "http://controller.demo.local:8080/"),
                        tuple(
                                CloudNames.SPOT,
                                "eu-central-1",
                                Samples.SPOT_CLUSTER,
                                "http://controller.demo.local:8080/"));
    }

    @Test
    void aClustersNameIsCompletedByTheControllersTask() {
        Planned planned = plan(Samples.complete(), "clouds: [{name: fargate-cloud, cluster: other}]");
        assertThat(planned.cloud(CloudNames.ON_DEMAND).settings().find(CloudKeys.CLUSTER))
                .hasValueSatisfying(cluster -> {
                    assertThat(cluster.value()).hasToString(OTHER);
                    assertThat(cluster.origin()).isEqualTo(Origin.override("o.yaml:1"));
                });
    }

    @Test
    void aCloudThatIsSwitchedOffIsNoProblem() {
        Planned planned = plan(
                Samples.with("task", Fact.failed("it broke", "mend it")),
                "clouds: [{name: fargate-cloud, enabled: false}, {name: fargate-cloud-spot, enabled: false}]");
        assertThat(planned).isEqualTo(new Planned(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        arn:aws:ecs:eu-central-1:210987654321:cluster/x | the cluster belongs to the account 210987654321, but the controller runs in 123456789012
        arn:aws:ecs:us-east-1:123456789012:cluster/x    | the cluster belongs to the region us-east-1, but the controller's network and logs are in eu-central-1
        arn:aws-cn:ecs:cn-north-1:123456789012:cluster/x | the cluster belongs to the partition aws-cn, but the controller runs in aws
        """)
    void aClusterOfOthersIsRefusedAndTheCloudStaysAsItIs(String cluster, String message) {
        Planned planned =
                plan(Samples.complete(), "clouds: [{name: fargate-cloud-spot, cluster: '%s'}]".formatted(cluster));
        assertThat(planned.clouds()).extracting(Cloud::name).containsExactly(CloudNames.ON_DEMAND);
        assertThat(planned.withheld()).containsExactly(CloudNames.SPOT);
        assertThat(planned.problems())
                .extracting(Problem::toString)
                .containsExactly("ERROR clouds.fargate-cloud-spot.cluster (o.yaml:1): " + message
                        + ". Use a cluster of the controller's account and region.");
    }

    @Test
    void withoutSpotTheSpotCloudIsMissingAndThatIsAWarning() {
        Planned planned = plan(Samples.with("compute.spotCluster", Fact.none("there is no Spot", "add it")), "");
        assertThat(planned.clouds()).extracting(Cloud::name).containsExactly(CloudNames.ON_DEMAND);
        assertThat(planned.withheld()).isEmpty();
        assertThat(planned.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING clouds.fargate-cloud-spot.cluster: the cloud is left out: there is no Spot. Add"
                                + " it; or set 'cluster' of this cloud.");
    }

    @Test
    void aSpotClusterThatIsNotKnownIsAnErrorAndTheCloudStaysAsItIs() {
        Planned planned = plan(Samples.with("compute.spotCluster", Fact.failed("it broke", "mend it")), "");
        assertThat(planned.withheld()).containsExactly(CloudNames.SPOT);
        assertThat(planned.problems()).singleElement().matches(Problem::isError);
    }

    @Test
    void withoutATaskAClustersNameIsNotEnough() {
        Environment environment = Samples.with("task", Fact.none("there is no task", "run one"));
        Planned named = plan(environment, "clouds: [{name: fargate-cloud, cluster: other}]");
        assertThat(named.clouds()).extracting(Cloud::name).containsExactly(CloudNames.SPOT);
        assertThat(named.withheld()).isEmpty();
        assertThat(named.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR clouds.fargate-cloud.cluster: the cloud is left out: there is no task. Run one; or"
                                + " set 'cluster' of this cloud.");
        Planned whole = plan(environment, "clouds: [{name: fargate-cloud, cluster: '%s'}]".formatted(OTHER));
        assertThat(whole.clouds()).hasSize(2);
    }

    @Test
    void agentsNeedAnAddressOfTheController() {
        Environment environment = Samples.with(
                Samples.with("network.names.cloudMap", Fact.failed("it broke", "mend it")),
                "task",
                Fact.none("there is no task", "run one"));
        Planned planned = plan(environment, "clouds: [{name: fargate-cloud, cluster: '%s'}]".formatted(OTHER));
        assertThat(planned.clouds()).isEmpty();
        assertThat(planned.withheld()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(planned.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR clouds.fargate-cloud.jenkinsUrl: the cloud is left out: it broke. Mend it; or set"
                                + " 'jenkinsUrl' of this cloud.",
                        "ERROR clouds.fargate-cloud-spot.jenkinsUrl: the cloud is left out: it broke. Mend it; or set"
                                + " 'jenkinsUrl' of this cloud.");
    }

    @Test
    void aNameThatIsNoHostIsNoAddress() {
        Planned planned = plan(
                Samples.with("network.names.cloudMap", Fact.found("a b", Origin.BUILT_IN)),
                "clouds: [{name: fargate-cloud-spot, enabled: false}]");
        assertThat(planned.clouds()).isEmpty();
        assertThat(planned.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR clouds.fargate-cloud.jenkinsUrl: the cloud is left out: no usable value was found."
                                + " Set 'jenkinsUrl' of this cloud.");
    }

    @Test
    void aCloudOfWhichSomethingCouldNotBeReadStaysAsItIs() {
        Planned planned = plan(Samples.complete(), "clouds: [{name: fargate-cloud, maxAgents: many}]");
        assertThat(planned.clouds()).extracting(Cloud::name).containsExactly(CloudNames.SPOT);
        assertThat(planned.withheld()).containsExactly(CloudNames.ON_DEMAND);
        assertThat(planned.problems()).isEmpty(); // who read it has said so
    }

    @ParameterizedTest
    @CsvSource({"FARGATE, 1", "'', 0"})
    void onlyTheProvidersOfAClusterThatAnsweredAreCompared(String providers, int problems) {
        Environment environment = Samples.with(
                "compute.cluster",
                Fact.found(
                        new Cluster(
                                Arn.parse(Samples.CLUSTER),
                                Stream.of(providers)
                                        .filter(name -> !name.isEmpty())
                                        .toList()),
                        Origin.BUILT_IN));
        Overrides overrides = OverridesReader.read(
                        "templates: [{name: x, cloud: fargate-cloud, capacity: {FARGATE_SPOT: 1}}]", "o.yaml")
                .value();
        TemplatePlanner templates = new TemplatePlanner(environment, List.of(), overrides.templates());
        new CloudPlanner(environment, overrides).plan(templates);
        assertThat(templates.problems()).hasSize(problems);
    }

    @Test
    void aCloudSaysWhichTemplatesAreSwitchedOff() {
        Planned planned = plan(Samples.complete(), "templates: [{name: x, cloud: fargate-cloud, enabled: false}]");
        assertThat(planned.cloud(CloudNames.ON_DEMAND).disabled()).containsOnlyKeys("x");
        assertThat(planned.cloud(CloudNames.SPOT).disabled()).isEmpty();
    }

    private static Planned plan(Environment environment, String yaml) {
        Overrides overrides = OverridesReader.read(yaml, "o.yaml").value();
        CloudPlanner planner = new CloudPlanner(environment, overrides);
        List<Cloud> clouds = planner.plan(new TemplatePlanner(environment, List.of(), overrides.templates()));
        return new Planned(clouds, planner.problems(), List.copyOf(planner.withheld()));
    }

    private record Planned(List<Cloud> clouds, List<Problem> problems, List<String> withheld) {
        Cloud cloud(String name) {
            return clouds.stream()
                    .filter(cloud -> cloud.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
