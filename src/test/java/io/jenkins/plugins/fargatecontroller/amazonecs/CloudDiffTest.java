// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.amazonecs.CloudDiff.DesiredClouds;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.reconcile.FakeClouds;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudDiffTest {

    private final FakeClouds port = new FakeClouds();
    private Ownership record = Ownership.NONE;

    private static Plan plan(String overrides) {
        return Plans.plan(Samples.complete(), overrides);
    }

    private static Plan withholding(Plan plan, String cloud) {
        return plan.with(new Plan.Verdict(false, plan.problems(), new Withheld(Set.of(cloud), Set.of(), false)));
    }

    private DesiredClouds diff(Plan plan, boolean overDrift) {
        return CloudDiff.between(plan, port, record, overDrift);
    }

    private DesiredClouds applied(Plan plan) {
        DesiredClouds desired = diff(plan, true);
        port.clouds(desired.clouds());
        record = record.withClouds(desired.owned());
        return desired;
    }

    private FakeClouds.Cloud cloud(int number) {
        return (FakeClouds.Cloud) port.all().get(number);
    }

    private static List<String> changes(DesiredClouds desired) {
        return desired.changes().stream()
                .map(change -> change + ": " + change.why())
                .toList();
    }

    private static List<String> names(DesiredClouds desired) {
        return desired.clouds().stream()
                .map(cloud -> new DataBoundReader(cloud).text("name"))
                .toList();
    }

    @Test
    void whatIsPlannedAndNotThereIsAdded() {
        DesiredClouds desired = applied(plan(""));
        assertThat(names(desired)).containsExactly("fargate-cloud", "fargate-cloud-spot");
        assertThat(changes(desired))
                .containsExactly(
                        "add cloud fargate-cloud: the plan has changed",
                        "add template fargate-cloud/build-example: the plan has changed",
                        "add cloud fargate-cloud-spot: the plan has changed",
                        "add template fargate-cloud-spot/build-example: the plan has changed");
        assertThat(desired.changes().get(0).differences())
                .contains(new Difference("cluster", "", Samples.CLUSTER))
                .noneMatch(difference -> difference.after().isEmpty());
        assertThat(desired.owned())
                .containsEntry("fargate-cloud", TagOwnership.of(cloud(0)))
                .containsEntry("fargate-cloud-spot", TagOwnership.of(cloud(1)));
        assertThat(desired.problems()).isEmpty();
    }

    @Test
    void whatIsAsPlannedStaysTheSameObject() {
        applied(plan(""));
        DesiredClouds again = diff(plan(""), true);
        assertThat(again.changes()).isEmpty();
        assertThat(again.owned()).isEqualTo(record.clouds());
        assertThat(again.clouds().get(0)).isSameAs(cloud(0));
        assertThat(again.clouds().get(1)).isSameAs(cloud(1));
    }

    @Test
    void whatIsOursIsReplacedAndTheRestOfItStays() {
        applied(plan(""));
        cloud(0).slaveTimeoutInSeconds = 60;
        FakeClouds.Template template = (FakeClouds.Template) cloud(0).templates.get(0);
        template.jvmArgs = "-Xmx1g";
        DesiredClouds desired = applied(plan("""
            clouds: [{name: fargate-cloud, retentionMinutes: 3}]
            templates: [{name: build-example, cloud: fargate-cloud, memory: 2048}]\
            """));
        assertThat(changes(desired))
                .contains(
                        "change cloud fargate-cloud: the plan has changed",
                        "change template fargate-cloud/build-example: the plan has changed");
        assertThat(cloud(0).retentionTimeout).isEqualTo(3);
        assertThat(cloud(0).slaveTimeoutInSeconds).isEqualTo(60);
        FakeClouds.Template after = (FakeClouds.Template) cloud(0).templates.get(0);
        assertThat(after).isNotSameAs(template);
        assertThat(after.memory).isEqualTo(2048);
        assertThat(after.jvmArgs).isEqualTo("-Xmx1g");
        assertThat(after.templateName).isEqualTo("demo_build-example");
    }

    @Test
    void othersStayWhatAndWhereTheyAre() {
        Object without = new Object();
        FakeClouds.Cloud named = new FakeClouds.Cloud();
        named.name = "kubernetes";
        port.clouds(List.of(without, named));
        DesiredClouds desired = applied(plan(""));
        assertThat(desired.clouds().get(0)).isSameAs(without);
        assertThat(desired.clouds().get(1)).isSameAs(named);
        assertThat(desired.owned()).containsOnlyKeys("fargate-cloud", "fargate-cloud-spot");
    }

    @Test
    void aCloudOfOurNameThatIsNotOursIsAProblem() {
        FakeClouds.Cloud foreign = new FakeClouds.Cloud();
        foreign.name = "fargate-cloud";
        port.clouds(List.of(foreign));
        DesiredClouds desired = diff(plan(""), true);
        assertThat(desired.clouds().get(0)).isSameAs(foreign);
        assertThat(desired.owned()).containsOnlyKeys("fargate-cloud-spot");
        assertThat(desired.problems()).containsExactly(CloudProblems.foreignCloud("fargate-cloud"));
        assertThat(diff(plan("clouds: [{name: fargate-cloud, enabled: false}]"), true)
                        .problems())
                .as("nobody wants one")
                .isEmpty();
    }

    @Test
    void ofTwoCloudsOfOurNameTheFirstIsOurs() {
        applied(plan(""));
        FakeClouds.Cloud second = new FakeClouds.Cloud();
        second.name = "fargate-cloud";
        port.clouds(List.of(cloud(0), cloud(1), second));
        DesiredClouds desired = diff(plan(""), true);
        assertThat(desired.changes()).isEmpty();
        assertThat(desired.clouds().get(2)).isSameAs(second);
    }

    private static final String OFF = "clouds: [{name: fargate-cloud-spot, enabled: false}]";

    @Test
    void whatIsPlannedNoMoreIsRemoved() {
        applied(plan(""));
        DesiredClouds desired = diff(plan(OFF), false);
        assertThat(names(desired)).containsExactly("fargate-cloud");
        assertThat(changes(desired)).containsExactly("remove cloud fargate-cloud-spot: the plan has changed");
        assertThat(desired.owned()).containsOnlyKeys("fargate-cloud");
    }

    @Test
    void whatIsWithheldStays() {
        applied(plan(""));
        DesiredClouds desired = diff(withholding(plan(OFF), "fargate-cloud-spot"), true);
        assertThat(names(desired)).containsExactly("fargate-cloud", "fargate-cloud-spot");
        assertThat(desired.changes()).isEmpty();
        assertThat(desired.owned()).isEqualTo(record.clouds());
    }

    @Test
    void aCloudWithATemplateOfOthersStays() {
        applied(plan(""));
        FakeClouds.Template ownDefinition = new FakeClouds.Template();
        ownDefinition.templateName = "";
        cloud(1).templates.add(ownDefinition);
        assertThat(diff(plan(OFF), true).changes()).isEmpty();
    }

    @Test
    void whatSomebodyChangedStaysIfDriftIsKeptThoughItIsPlannedNoMore() {
        applied(plan(""));
        cloud(1).tunnel = "other:1";
        assertThat(diff(plan(OFF), false).changes()).isEmpty();
        assertThat(changes(diff(plan(OFF), true)))
                .containsExactly("remove cloud fargate-cloud-spot: the plan has changed");
    }

    @Test
    void whatSomebodyRemovedComesBackUnlessDriftIsKept() {
        applied(plan(""));
        port.clouds(List.of(cloud(0)));
        DesiredClouds kept = diff(plan(""), false);
        assertThat(kept.changes()).isEmpty();
        assertThat(kept.owned()).isEqualTo(record.clouds());
        assertThat(changes(diff(plan(""), true)))
                .containsExactly(
                        "add cloud fargate-cloud-spot: somebody changed it in Jenkins",
                        "add template fargate-cloud-spot/build-example: somebody changed it in Jenkins");
    }

    @Test
    void withoutAmazonEcsEachCloudIsAProblemAndNoneIsTakenAway() {
        port.missing = true;
        DesiredClouds none = diff(plan(""), true);
        assertThat(none.clouds()).isEmpty();
        assertThat(none.owned()).isEmpty();
        assertThat(none.problems())
                .extracting(Problem::message)
                .containsOnly("the cloud cannot be made: the plugin amazon-ecs is not installed")
                .hasSize(2);
        port.missing = false;
        applied(plan(""));
        port.missing = true;
        DesiredClouds kept = diff(plan("clouds: [{name: fargate-cloud, retentionMinutes: 3}]"), true);
        assertThat(kept.clouds()).isEqualTo(port.all());
        assertThat(kept.changes()).isEmpty();
        assertThat(kept.owned()).isEqualTo(record.clouds());
        assertThat(kept.problems()).hasSize(2);
    }

    @Test
    void aParameterThatAmazonEcsDoesNotKnowIsNamed() {
        port.unknown = "maxAgents";
        assertThat(diff(plan(""), true).problems())
                .extracting(Problem::message)
                .containsOnly("the cloud cannot be made: amazon-ecs does not know the parameter 'maxAgents'");
    }
}
