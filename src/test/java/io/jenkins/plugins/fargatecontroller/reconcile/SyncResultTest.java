// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came of putting differences into effect. */
class SyncResultTest {

    private final FakeJenkins jenkins = new FakeJenkins();

    @Test
    void everythingIsDoneAndRecorded() {
        Diff diff = diff(Ownership.NONE);
        SyncResult result = SyncResult.of(diff, jenkins, Ownership.NONE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.changes()).isEqualTo(diff.changes());
        assertThat(jenkins.clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(jenkins.clouds.saves).isEqualTo(1);
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "0");
        assertThat(jenkins.jobs).hasSize(2);
        assertThat(result.record().clouds()).containsOnlyKeys(CloudNames.ON_DEMAND, CloudNames.SPOT);
        assertThat(result.record().basics())
                .isEqualTo(Map.of(
                        JenkinsSetting.ROOT_URL, "https://jenkins.example.com/",
                        JenkinsSetting.EXECUTORS, "0",
                        JenkinsSetting.AGENT_PORT, "50000"));
        assertThat(result.record().jobs()).hasSize(2);
        assertThat(diff(result.record()).changes()).as("afterwards").isEmpty();
    }

    @Test
    void whereNothingDiffersNothingIsSaved() {
        Ownership record =
                SyncResult.of(diff(Ownership.NONE), jenkins, Ownership.NONE).record();
        SyncResult again = SyncResult.of(diff(record), jenkins, record);
        assertThat(again.changes()).isEmpty();
        assertThat(again.record()).isEqualTo(record);
        assertThat(jenkins.clouds.saves).isEqualTo(1);
    }

    @Test
    void aJobThatIsThereOnlyGoesIntoTheRecord() {
        jenkins.jobs.put(SampleJob.ALL.get(0).name(), "<somebody-elses/>");
        SyncResult result = SyncResult.of(diff(Ownership.NONE), jenkins, Ownership.NONE);
        assertThat(jenkins.jobs).containsEntry(SampleJob.ALL.get(0).name(), "<somebody-elses/>");
        assertThat(result.record().jobs()).contains(SampleJob.ALL.get(0).name());
        assertThat(result.changes())
                .noneMatch(change ->
                        change.target().equals("job " + SampleJob.ALL.get(0).name()));
    }

    @Test
    void cloudsThatCannotBeSavedAreAProblemAndTheRestIsDone() {
        jenkins.clouds.diskFull = true;
        SyncResult result = SyncResult.of(diff(Ownership.NONE), jenkins, Ownership.NONE);
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly("ERROR clouds: the clouds could not be saved: No space left on device. See the log of"
                        + " Jenkins for details.");
        assertThat(result.record().clouds()).isEmpty();
        assertThat(result.changes())
                .extracting(Object::toString)
                .startsWith("set Jenkins URL")
                .hasSize(5);
    }

    @Test
    void eachSettingAndEachJobThatCannotBeSavedIsAProblemOfItsOwn() {
        Diff diff = diff(Ownership.NONE);
        jenkins.readOnly = true;
        SyncResult result = SyncResult.of(diff, jenkins, Ownership.NONE);
        assertThat(result.problems())
                .extracting(problem -> problem.place().field() + ": " + problem.message())
                .containsExactly(
                        "rootUrl: Jenkins URL could not be set: Read-only file system",
                        "executors: number of executors could not be set: Read-only file system",
                        "agentPort: agent port could not be set: Read-only file system",
                        "sampleJobs: the job 'Simple job critical task' could not be made: Read-only file system",
                        "sampleJobs: the job 'Simple job non critical task' could not be made: Read-only file system");
        assertThat(result.record().basics()).isEmpty();
        assertThat(result.record().jobs()).isEmpty();
        assertThat(result.changes()).allMatch(change -> change.target().contains("fargate-cloud"));
    }

    private Diff diff(Ownership record) {
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read("", "o.yaml"));
        return Diff.between(plan, jenkins, record, Scope.USUAL);
    }
}
