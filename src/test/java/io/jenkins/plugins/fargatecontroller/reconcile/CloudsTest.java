// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static io.jenkins.plugins.fargatecontroller.reconcile.World.again;
import static io.jenkins.plugins.fargatecontroller.reconcile.World.applied;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.amazonecs.DataBoundReader;
import io.jenkins.plugins.fargatecontroller.amazonecs.TagOwnership;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of clouds and templates. */
class CloudsTest {

    private static final String DEPLOY = "{\"label\": \"deploy\", \"cloud\": \"fargate-cloud\"}";

    private World world;
    private FakeClouds clouds;

    @BeforeEach
    void fresh(@TempDir Path folder) {
        world = new World(folder);
        clouds = world.jenkins.clouds;
    }

    @Test
    void makesBothCloudsAndSavesOnce() {
        world.settled();
        assertThat(clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(clouds.saves).isEqualTo(1);
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).cluster).isEqualTo(Samples.CLUSTER);
        assertThat(clouds.cloud(CloudNames.SPOT).template("build-example").label)
                .isEqualTo("build-example-spot");
    }

    @Test
    void aSecondRunChangesNothingAndReplacesNothing() {
        Reconciler reconciler = world.settled();
        List<Object> before = clouds.all();
        Run run = again(reconciler);
        assertThat(run.result().outcome()).isEqualTo(Run.Outcome.UNCHANGED);
        assertThat(run.result().applied()).isEmpty();
        assertThat(clouds.saves).isEqualTo(1);
        assertThat(clouds.all()).usingElementComparator(CloudsTest::identity).isEqualTo(before);
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.IN_SYNC);
    }

    @Test
    void aRestartChangesNothingEither() {
        world.settled();
        List<Object> before = clouds.all();
        world.settled();
        assertThat(clouds.saves).isEqualTo(1);
        assertThat(clouds.all()).usingElementComparator(CloudsTest::identity).isEqualTo(before);
    }

    @Test
    void othersCloudsStayWhatAndWhereTheyAre() {
        var first = new FakeClouds.Other("kubernetes");
        var last = new FakeClouds.Other("ec2");
        clouds.clouds.add(first);
        Reconciler reconciler = world.settled();
        clouds.clouds.add(last);
        world.store(Samples.template("build-example", "{\"memory\": 2048}"));
        again(reconciler);
        assertThat(clouds.names()).containsExactly("kubernetes", CloudNames.ON_DEMAND, CloudNames.SPOT, "ec2");
        assertThat(clouds.clouds.get(0)).isSameAs(first);
        assertThat(clouds.clouds.get(3)).isSameAs(last);
    }

    @Test
    void aChangedTemplateIsReplacedAndTheOtherCloudIsNot() {
        world.store(Samples.template("deploy", DEPLOY), Samples.template("build-example", "{}"));
        Reconciler reconciler = world.settled();
        Object spot = clouds.cloud(CloudNames.SPOT);
        Object build = clouds.cloud(CloudNames.ON_DEMAND).template("build-example");
        world.store(
                Samples.template("deploy", DEPLOY.replace("}", ", \"memory\": 2048}")),
                Samples.template("build-example", "{}"));
        Run run = again(reconciler);
        assertThat(run.result().applied()).singleElement().satisfies(change -> {
            assertThat(change).hasToString("change template fargate-cloud/deploy");
            assertThat(change.differences())
                    .contains(new Difference("memory", "1024", "2048"))
                    .extracting(Difference::field)
                    .containsExactlyInAnyOrder("memory", "environments");
        });
        assertThat(clouds.cloud(CloudNames.SPOT)).isSameAs(spot);
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).template("build-example")).isSameAs(build);
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).template("deploy").memory).isEqualTo(2048);
    }

    @Test
    void aRoleThatIsTakenBackIsTakenOutOfTheTemplate() {
        world.store(Samples.template("build-example", "{\"taskRole\": \"arn:aws:iam::123456789012:role/deploy\"}"));
        Reconciler reconciler = world.settled();
        world.store(Samples.template("build-example", "{}"));
        again(reconciler);
        assertThat(new DataBoundReader(clouds.cloud(CloudNames.ON_DEMAND).template("build-example")).text("taskrole"))
                .isEmpty();
    }

    @Test
    void aNewTemplateAppearsInTheCloudThatIsThere() {
        Reconciler reconciler = world.settled();
        world.store(Samples.template("deploy", DEPLOY));
        List<Change> changes = again(reconciler).result().applied();
        assertThat(changes).extracting(Change::toString).containsExactly("add template fargate-cloud/deploy");
        assertThat(changes.get(0).differences())
                .contains(new Difference("label", "", "deploy"))
                .noneMatch(difference -> difference.after().isEmpty());
        assertThat(templates(CloudNames.ON_DEMAND)).containsExactlyInAnyOrder("build-example", "deploy");
    }

    @Test
    void aTemplateThatIsGoneDisappears() {
        world.store(Samples.template("deploy", DEPLOY));
        Reconciler reconciler = world.settled();
        world.store();
        assertThat(applied(again(reconciler))).containsExactly("remove template fargate-cloud/deploy");
        assertThat(templates(CloudNames.ON_DEMAND)).containsExactly("build-example");
    }

    @Test
    void aTemplateWithATypingErrorStaysAsItWas() {
        world.store(Samples.template("deploy", DEPLOY));
        Reconciler reconciler = world.settled();
        world.store(Samples.template("deploy", "{\"cpu\": "));
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(templates(CloudNames.ON_DEMAND)).containsExactlyInAnyOrder("build-example", "deploy");
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.PROBLEMS);
    }

    @Test
    void aCloudThatIsSwitchedOffDisappears() {
        Reconciler reconciler = world.settled();
        world.overrides = "clouds: [{name: fargate-cloud-spot, enabled: false}]";
        assertThat(applied(again(reconciler))).containsExactly("remove cloud fargate-cloud-spot");
        assertThat(clouds.names()).containsExactly(CloudNames.ON_DEMAND);
    }

    @Test
    void aCloudThatIsSwitchedOffStaysIfOthersPutATemplateIntoIt() {
        Reconciler reconciler = world.settled();
        clouds.cloud(CloudNames.SPOT).templates.add(template("mine"));
        world.overrides =
                "clouds: [{name: fargate-cloud-spot, enabled: false}, {name: fargate-cloud, retentionMinutes: 3}]";
        assertThat(applied(again(reconciler))).containsExactly("change cloud fargate-cloud");
        assertThat(clouds.names()).contains(CloudNames.SPOT);
    }

    @Test
    void aCloudThatIsSwitchedOffStaysIfSomebodyChangedItAndThatIsToBeKept() {
        world.overrides = "drift: keep";
        Reconciler reconciler = world.settled();
        clouds.cloud(CloudNames.SPOT).tunnel = "other:1";
        world.overrides = "{drift: keep, clouds: [{name: fargate-cloud-spot, enabled: false}]}";
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(applied(reconciler.run(Trigger.REQUEST, Scope.ALL)))
                .containsExactly("remove cloud fargate-cloud-spot");
    }

    @Test
    void driftIsRestoredAndWhatIsNotOursIsKept() {
        Reconciler reconciler = world.settled();
        FakeClouds.Cloud cloud = clouds.cloud(CloudNames.ON_DEMAND);
        cloud.cluster = "";
        cloud.slaveTimeoutInSeconds = 60;
        cloud.template("build-example").memory = 512;
        cloud.template("build-example").jvmArgs = "-Xmx1g";
        Object mine = template("mine");
        cloud.templates.add(mine);
        assertThat(reconciler.run(Trigger.SAVE, Scope.USUAL).result().applied())
                .containsExactly(
                        new Change(
                                        Change.Action.CHANGE,
                                        "cloud fargate-cloud",
                                        List.of(new Difference("cluster", "", Samples.CLUSTER)))
                                .because(Change.Reason.DRIFT),
                        new Change(
                                        Change.Action.CHANGE,
                                        "template fargate-cloud/build-example",
                                        List.of(new Difference("memory", "512", "1024")))
                                .because(Change.Reason.DRIFT));
        FakeClouds.Cloud after = clouds.cloud(CloudNames.ON_DEMAND);
        assertThat(after.cluster).isEqualTo(Samples.CLUSTER);
        assertThat(after.slaveTimeoutInSeconds).isEqualTo(60);
        assertThat(after.template("build-example").jvmArgs).isEqualTo("-Xmx1g");
        assertThat(after.template("mine")).isSameAs(mine);
        assertThat(reconciler.run(Trigger.SAVE, Scope.USUAL).result().applied()).isEmpty();
    }

    @Test
    void driftIsKeptAndShownIfConfiguredAndAPersonCanStillApply() {
        world.overrides = "drift: keep";
        Reconciler reconciler = world.settled();
        clouds.cloud(CloudNames.ON_DEMAND).template("build-example").memory = 512;
        Run run = reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(run.result().outcome()).isEqualTo(Run.Outcome.KEPT);
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).template("build-example").memory)
                .isEqualTo(512);
        assertThat(reconciler.status().pending())
                .containsExactly(new Change(
                                Change.Action.CHANGE,
                                "template fargate-cloud/build-example",
                                List.of(new Difference("memory", "512", "1024")))
                        .because(Change.Reason.DRIFT));
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.CHANGES_PENDING);
        assertThat(reconciler.preview()).isEqualTo(reconciler.status().pending());
        assertThat(applied(reconciler.run(Trigger.REQUEST, Scope.ALL)))
                .containsExactly("change template fargate-cloud/build-example");
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.IN_SYNC);
    }

    @Test
    void keptDriftDoesNotHoldUpAChangedPlan() {
        world.overrides = "drift: keep";
        world.store(Samples.template("deploy", DEPLOY));
        Reconciler reconciler = world.settled();
        clouds.cloud(CloudNames.ON_DEMAND).tunnel = "other:1";
        clouds.cloud(CloudNames.ON_DEMAND).template("build-example").memory = 512;
        world.store(Samples.template("deploy", DEPLOY.replace("}", ", \"memory\": 2048}")));
        Run changed = again(reconciler);
        assertThat(applied(changed)).containsExactly("change template fargate-cloud/deploy");
        assertThat(changed.result().applied())
                .extracting(Change::why)
                .as("nobody touched the template in Jenkins")
                .containsExactly(Change.Reason.PLAN);
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).tunnel).isEqualTo("other:1");
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).template("build-example").memory)
                .isEqualTo(512);
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(reconciler.status().pending()).hasSize(2);
    }

    @Test
    void keptDriftCoversWhatSomebodyRemoved() {
        world.overrides = "drift: keep";
        world.store(Samples.template("deploy", DEPLOY));
        Reconciler reconciler = world.settled();
        clouds.clouds.remove(clouds.cloud(CloudNames.SPOT));
        clouds.cloud(CloudNames.ON_DEMAND)
                .templates
                .remove(clouds.cloud(CloudNames.ON_DEMAND).template("deploy"));
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(reconciler.status().pending())
                .extracting(Change::toString)
                .containsExactly(
                        "add template fargate-cloud/deploy",
                        "add cloud fargate-cloud-spot",
                        "add template fargate-cloud-spot/build-example");
    }

    @Test
    void cloudsThatAReloadSweptAwayComeBackBehindTheOthers() {
        Reconciler reconciler = world.settled();
        clouds.clouds.clear();
        clouds.clouds.add(new FakeClouds.Other("from-jcasc"));
        reconciler.run(Trigger.JCASC, Scope.USUAL);
        assertThat(clouds.names()).containsExactly("from-jcasc", CloudNames.ON_DEMAND, CloudNames.SPOT);
    }

    @Test
    void aCloudOfOurNameThatIsNotOursIsLeftAlone() {
        var foreign = new FakeClouds.Cloud();
        foreign.name = CloudNames.ON_DEMAND;
        clouds.clouds.add(foreign);
        Reconciler reconciler = world.settled();
        assertThat(clouds.names()).containsExactly(CloudNames.ON_DEMAND, CloudNames.SPOT);
        assertThat(clouds.clouds.get(0)).isSameAs(foreign);
        assertThat(reconciler.status().plan().problems())
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.place().field())
                .containsExactly("clouds.fargate-cloud");
    }

    @Test
    void aTemplateOfOurNameThatIsNotOursIsLeftAlone() {
        Reconciler reconciler = world.settled();
        Object foreign = template("demo_deploy");
        clouds.cloud(CloudNames.ON_DEMAND).templates.add(foreign);
        world.store(Samples.template("deploy", DEPLOY));
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(clouds.cloud(CloudNames.ON_DEMAND).template("deploy")).isSameAs(foreign);
        assertThat(reconciler.status().plan().problems())
                .extracting(problem -> problem.place().field())
                .contains("templates.deploy");
    }

    /** Two controllers in one account and region would register the same family in turn. */
    @Test
    void aTemplateIsCalledByItsControllerToo() {
        Reconciler reconciler = world.settled();
        FakeClouds.Template template = clouds.cloud(CloudNames.ON_DEMAND).template("build-example");
        assertThat(template.templateName).isEqualTo("demo_build-example");
        assertThat(template.label).isEqualTo("build-example");
        template.templateName = "build-example"; // as an earlier version made it
        template.jvmArgs = "-Xmx1g";
        assertThat(applied(again(reconciler))).containsExactly("change template fargate-cloud/build-example");
        FakeClouds.Template renamed = clouds.cloud(CloudNames.ON_DEMAND).template("build-example");
        assertThat(renamed.templateName).isEqualTo("demo_build-example");
        assertThat(renamed.jvmArgs).as("what is not ours stays").isEqualTo("-Xmx1g");
        assertThat(applied(again(reconciler))).isEmpty();
    }

    @Test
    void ourCloudsAreKnownByTheirTagsIfTheRecordIsLost(@TempDir Path other) {
        world.settled();
        List<Object> before = new ArrayList<>(clouds.clouds);
        World restored = new World(other);
        restored.jenkins.clouds.clouds.addAll(before);
        Reconciler reconciler = restored.settled();
        assertThat(restored.jenkins.clouds.all())
                .usingElementComparator(CloudsTest::identity)
                .isEqualTo(before);
        restored.overrides = "clouds: [{name: fargate-cloud, retentionMinutes: 3}]";
        assertThat(applied(again(reconciler))).containsExactly("change cloud fargate-cloud");
    }

    @Test
    void withoutAmazonEcsThereIsAProblemAndTheRestIsDone() {
        clouds.missing = true;
        Reconciler reconciler = world.settled();
        assertThat(clouds.names()).isEmpty();
        assertThat(world.jenkins.get(JenkinsSetting.EXECUTORS)).isEqualTo("0");
        assertThat(world.jenkins.users).containsKey("ecsuser");
        assertThat(reconciler.status().plan().problems())
                .extracting(Problem::message)
                .contains("the cloud cannot be made: the plugin amazon-ecs is not installed");
    }

    @Test
    void amazonEcsGoneMissingTakesNoCloudAway() {
        Reconciler reconciler = world.settled();
        clouds.missing = true;
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        clouds.missing = false;
        assertThat(applied(again(reconciler))).isEmpty();
    }

    @Test
    void cloudsThatCannotBeSavedAreReportedAndTriedAgain() {
        clouds.diskFull = true;
        Reconciler reconciler = world.settled();
        Run failed = reconciler.status().runs().get(0);
        assertThat(failed.result().outcome()).isEqualTo(Run.Outcome.FAILED);
        assertThat(applied(failed)).doesNotContain("add cloud fargate-cloud");
        assertThat(reconciler.failures()).isEqualTo(1);
        clouds.diskFull = false;
        assertThat(applied(again(reconciler))).contains("add cloud fargate-cloud");
        assertThat(reconciler.failures()).isZero();
    }

    private List<String> templates(String cloud) {
        return TagOwnership.templates(clouds.cloud(cloud)).keySet().stream()
                .map(name -> name.replaceFirst("^demo_", ""))
                .toList();
    }

    private static FakeClouds.Template template(String name) {
        var template = new FakeClouds.Template();
        template.templateName = name;
        return template;
    }

    private static int identity(Object one, Object other) {
        return one == other ? 0 : 1;
    }
}
