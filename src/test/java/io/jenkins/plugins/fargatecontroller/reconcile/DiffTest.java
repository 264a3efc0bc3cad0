// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Change;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Jenkins differs from the plan. */
class DiffTest {

    private final FakeJenkins jenkins = new FakeJenkins();

    @Test
    void aFreshJenkinsLacksEverything() {
        Diff diff = diff("", Ownership.NONE, Scope.USUAL);
        assertThat(diff.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "add cloud fargate-cloud",
                        "add template fargate-cloud/build-example",
                        "add cloud fargate-cloud-spot",
                        "add template fargate-cloud-spot/build-example",
                        "set Jenkins URL",
                        "set number of executors",
                        "set agent port",
                        "add job Simple job critical task",
                        "add job Simple job non critical task");
        assertThat(diff.problems()).isEmpty();
        assertThat(jenkins.clouds.saves).as("looking changes nothing").isZero();
    }

    @Test
    void aSettingThatSomebodyMadeIsNoDifference() {
        jenkins.basics.put(JenkinsSetting.EXECUTORS, "4");
        assertThat(diff("", Ownership.NONE, Scope.USUAL).basics()).doesNotContainKey(JenkinsSetting.EXECUTORS);
        assertThat(diff("", Ownership.NONE.withBasic(JenkinsSetting.EXECUTORS, "4"), Scope.USUAL)
                        .basics())
                .as("we made it")
                .containsKey(JenkinsSetting.EXECUTORS);
    }

    @Test
    void aJobThatIsThereGoesIntoTheRecordWithoutAChange() {
        SampleJob there = SampleJob.ALL.get(0);
        jenkins.jobs.put(there.name(), "<flow-definition/>");
        Diff diff = diff("", Ownership.NONE, Scope.USUAL);
        assertThat(diff.jobs()).containsExactlyElementsOf(SampleJob.ALL);
        assertThat(diff.jobChanges())
                .extracting(Change::target)
                .containsExactly("job " + SampleJob.ALL.get(1).name());
    }

    @Test
    void aJobOfTheRecordIsNeverMadeAgain() {
        Ownership record = SampleJob.ALL.stream()
                .map(SampleJob::name)
                .reduce(Ownership.NONE, Ownership::withJob, (one, other) -> other);
        assertThat(diff("", record, Scope.USUAL).jobs()).isEmpty();
    }

    @Test
    void beforeTheJobsAreLoadedNoneIsLookedAt() {
        Diff diff = diff("", Ownership.NONE, Scope.BEFORE_JOBS);
        assertThat(diff.jobs()).isEmpty();
        assertThat(diff.jobChanges()).isEmpty();
        assertThat(diff.basics()).hasSize(3);
    }

    @Test
    void whereOurEngineRunsTheAgentsAmazonEcsGetsNoCloud() {
        assertThat(diff("engine: fargate", Ownership.NONE, Scope.USUAL).clouds().changes())
                .isEmpty();
        jenkins.amazonEcs = false;
        assertThat(diff("", Ownership.NONE, Scope.USUAL).clouds().changes()).isEmpty();
    }

    @Test
    void withoutThePluginThatIsAskedForThereIsAProblem() {
        jenkins.clouds.missing = true;
        Diff diff = diff("engine: amazon-ecs", Ownership.NONE, Scope.USUAL);
        assertThat(diff.problems())
                .isNotEmpty()
                .extracting(Problem::message)
                .allSatisfy(message -> assertThat(message).contains("the plugin amazon-ecs is not installed"));
        assertThat(diff.basics()).hasSize(3);
    }

    @Test
    void theChangeOfASettingHasBothValues() {
        assertThat(diff("", Ownership.NONE, Scope.USUAL).basics().get(JenkinsSetting.EXECUTORS))
                .extracting(Change::differences)
                .asString()
                .contains("field=executors, before=2, after=0");
        assertThat(Map.copyOf(jenkins.basics)).containsEntry(JenkinsSetting.EXECUTORS, "2");
    }

    private Diff diff(String overrides, Ownership record, Scope scope) {
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read(overrides, "o.yaml"));
        return Diff.between(plan, jenkins, record, scope);
    }
}
