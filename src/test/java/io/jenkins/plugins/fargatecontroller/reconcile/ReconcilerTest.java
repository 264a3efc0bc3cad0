// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static io.jenkins.plugins.fargatecontroller.reconcile.World.again;
import static io.jenkins.plugins.fargatecontroller.reconcile.World.applied;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, jobs, files, and what a run leaves behind. */
class ReconcilerTest {

    private static final String CRITICAL = "Simple job critical task";

    @TempDir
    Path folder;

    private World world;
    private FakeJenkins jenkins;

    @BeforeEach
    void fresh() {
        world = new World(folder);
        jenkins = world.jenkins;
    }

    @Test
    void offFargateNothingIsAskedAndNothingIsTouched() {
        world.env = Map.of();
        Reconciler reconciler = world.start();
        reconciler.secure();
        assertThat(reconciler.asleep()).isTrue();
        assertThat(reconciler.preview()).isEmpty();
        assertThat(jenkins.open()).isTrue();
        assertThat(world.calls).isEmpty();
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.ASLEEP);
        assertThat(reconciler.status().plan().asleep()).isTrue();
    }

    @Test
    void whatIsNoLongerWhatWasShownIsNotApplied() {
        Reconciler reconciler = world.settled();
        jenkins.basics.put(JenkinsSetting.EXECUTORS, "0");
        world.overrides = "executors: 3";
        List<Change> shown = reconciler.preview();
        world.overrides = "executors: 4";
        int runs = reconciler.status().runs().size();
        assertThat(reconciler.apply(shown::equals)).isEmpty();
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "0");
        assertThat(reconciler.status().runs()).hasSize(runs);
        assertThat(reconciler.applying()).isFalse();
        List<Change> now = reconciler.preview();
        assertThat(now).isNotEqualTo(shown);
        assertThat(reconciler.apply(now::equals)).isPresent();
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "4");
    }

    @Test
    void whatIsAppliedIsWhatWasLookedAtEvenIfThePlanChangesInBetween() {
        Reconciler reconciler = world.settled();
        world.overrides = "executors: 3";
        assertThat(reconciler.apply(changes -> {
                    world.overrides = "executors: 4";
                    return true;
                }))
                .isPresent();
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "3");
    }

    @Test
    void beforeTheFirstRunTheStateIsDiscovering() {
        assertThat(world.start().status().headline().state()).isEqualTo(Headline.State.DISCOVERING);
    }

    @Test
    void settingsOfAFreshJenkinsAreSet() {
        world.settled();
        assertThat(jenkins.basics)
                .containsEntry(JenkinsSetting.ROOT_URL, "https://jenkins.example.com/")
                .containsEntry(JenkinsSetting.EXECUTORS, "0")
                .containsEntry(JenkinsSetting.AGENT_PORT, "50000");
    }

    @Test
    void settingsThatSomebodyMadeAreLeftAlone() {
        jenkins.basics.put(JenkinsSetting.ROOT_URL, "https://other.example.com/");
        jenkins.basics.put(JenkinsSetting.EXECUTORS, "4");
        jenkins.basics.put(JenkinsSetting.AGENT_PORT, "50001");
        Run run = world.settled().status().runs().get(0);
        assertThat(applied(run)).noneMatch(change -> change.contains("Jenkins URL") || change.contains("number"));
        assertThat(jenkins.basics)
                .containsEntry(JenkinsSetting.EXECUTORS, "4")
                .containsEntry(JenkinsSetting.AGENT_PORT, "50001");
    }

    @Test
    void aSettingOfOursFollowsThePlanUntilSomebodyChangesIt() {
        Reconciler reconciler = world.settled();
        world.overrides = "executors: 1";
        assertThat(applied(again(reconciler))).containsExactly("set number of executors");
        jenkins.basics.put(JenkinsSetting.EXECUTORS, "2");
        world.overrides = "executors: 3";
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "2");
    }

    @Test
    void aRandomAgentPortCountsAsFresh() {
        jenkins.basics.put(JenkinsSetting.AGENT_PORT, "0");
        world.settled();
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.AGENT_PORT, "50000");
    }

    @Test
    void sampleJobsAreMadeOnce() {
        Reconciler reconciler = world.settled();
        assertThat(jenkins.jobs).containsOnlyKeys(CRITICAL, "Simple job non critical task");
        jenkins.jobs.remove(CRITICAL);
        assertThat(applied(again(reconciler))).isEmpty();
        world.settled();
        assertThat(jenkins.jobs).doesNotContainKey(CRITICAL);
    }

    @Test
    void aJobThatIsThereAlreadyIsLeftAloneEvenOnceItIsGone() {
        jenkins.jobs.put(CRITICAL, "mine");
        Reconciler reconciler = world.settled();
        assertThat(jenkins.jobs).containsEntry(CRITICAL, "mine");
        jenkins.jobs.remove(CRITICAL);
        again(reconciler);
        assertThat(jenkins.jobs).doesNotContainKey(CRITICAL);
    }

    @Test
    void noSampleJobsIfNotWanted() {
        world.overrides = "sampleJobs: false";
        world.settled();
        assertThat(jenkins.jobs).isEmpty();
    }

    @Test
    void jobsAreNotLookedAtWhileJenkinsHasNotLoadedThem() {
        Reconciler reconciler = world.start();
        reconciler.discover();
        Run run = reconciler.run(Trigger.STARTUP, Scope.BEFORE_JOBS);
        assertThat(jenkins.jobs).isEmpty();
        assertThat(applied(run)).contains("add cloud fargate-cloud").noneMatch(change -> change.contains("job"));
        assertThat(applied(reconciler.run(Trigger.STARTUP, Scope.USUAL)))
                .filteredOn(change -> change.contains("job"))
                .containsExactlyInAnyOrderElementsOf(SampleJob.ALL.stream()
                        .map(job -> "add job " + job.name())
                        .toList());
    }

    @Test
    void aRecordThatCannotBeReadBringsNoDeletedJobBack() throws IOException {
        world.settled();
        jenkins.jobs.clear();
        Files.writeString(folder.resolve("ownership.json"), "{garbled");
        Run run = world.settled().status().runs().get(0);
        assertThat(jenkins.jobs).isEmpty();
        assertThat(applied(run)).isEmpty();
        assertThat(folder.resolve("ownership.json.unreadable")).hasContent("{garbled");
    }

    @Test
    void aRecordThatCannotBeReadIsAProblemAndStaysKnownUntilItIsWritten() throws IOException {
        world.settled();
        jenkins.jobs.clear();
        Files.writeString(folder.resolve("ownership.json"), "{garbled");
        Reconciler restarted = world.start();
        restarted.preview();
        again(restarted);
        assertThat(jenkins.jobs).isEmpty();
        assertThat(restarted.status().plan().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().field()).isEqualTo("ownership");
            assertThat(problem.message())
                    .startsWith(
                            "the record of what is ours could not be read, and is kept as ownership.json.unreadable: ");
            assertThat(problem.remedy()).startsWith("Stop Jenkins, restore the file");
        });
    }

    @Test
    void overridesThatCannotBeReadLeaveJenkinsAsItIs() {
        world.overrides =
                "adminUser: ops\nexecutors: 1\nsampleJobs: false\nclouds: [{name: fargate-cloud-spot, enabled: false}]";
        world.settled();
        world.unreadable = true;
        world.store();
        Reconciler restarted = world.settled();
        assertThat(jenkins.clouds.names()).containsExactly(CloudNames.ON_DEMAND);
        assertThat(jenkins.get(JenkinsSetting.EXECUTORS)).isEqualTo("1");
        assertThat(jenkins.users).containsOnlyKeys("ops");
        assertThat(restarted.preview()).isEmpty();
        assertThat(restarted.status().runs().get(0).result().outcome()).isEqualTo(Run.Outcome.FAILED);
        assertThat(restarted.status().plan().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR overrides (overrides.xml): the overrides cannot be read, so Jenkins is not changed:"
                                + " broken at line 3. Restore the file from a backup; or delete it, restart Jenkins, and"
                                + " say on the page or in JCasC what was overridden.");
        world.unreadable = false;
        again(restarted);
        assertThat(messages(restarted)).isEmpty();
        assertThat(world.home.ownership().administrator()).contains("ops");
    }

    @Test
    void aFreshJenkinsIsClosedAlsoIfItsOverridesCannotBeRead() {
        world.unreadable = true;
        world.start().secure();
        assertThat(jenkins.open()).isFalse();
        assertThat(jenkins.users).containsOnlyKeys("ecsuser");
    }

    @Test
    void theLastKnownEnvironmentServesUntilTheAnswerComes() {
        world.settled();
        jenkins.clouds.clouds.clear();
        Reconciler reconciler = world.start();
        reconciler.remember();
        reconciler.run(Trigger.STARTUP, Scope.USUAL);
        assertThat(jenkins.clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(messages(reconciler))
                .contains("AWS has not answered in time, so the last known environment is used");
        again(reconciler);
        assertThat(messages(reconciler)).isEmpty();
    }

    @Test
    void withoutAnyEnvironmentNothingIsTakenAwayAndJenkinsIsClosed() {
        Reconciler reconciler = world.start();
        reconciler.remember();
        reconciler.run(Trigger.STARTUP, Scope.USUAL);
        assertThat(jenkins.clouds.names()).isEmpty();
        assertThat(jenkins.open()).isFalse();
        assertThat(messages(reconciler))
                .containsExactly("AWS has not answered in time, and there is no earlier answer to go by");
    }

    @Test
    void whatAwsDoesNotAnswerIsTakenFromTheEarlierAnswerAndShown() {
        Reconciler reconciler = world.settled();
        world.environment = Environment.unknown(
                world.environment.variables(), new Fact.Absent<Void>(Fact.Cause.FAILED, "no answer", "try again"));
        world.answers = Trace.StatusCode.FAILED;
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(jenkins.clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(messages(reconciler))
                .contains("a call to AWS failed, so what was found before is still used: no answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{garbled", "", "null", "[]", "{\"variables\": null}", "{\"newer\": 1}"})
    void anEnvironmentFileThatCannotBeReadIsSetAsideAndReported(String text) throws IOException {
        Files.writeString(folder.resolve("environment.json"), text);
        Reconciler reconciler = world.settled();
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.IN_SYNC);
        assertThat(folder.resolve("environment.json.unreadable")).hasContent(text);
        assertThat(messages(reconciler))
                .singleElement()
                .asString()
                .startsWith("the last known environment is not as this version writes it, and is kept as"
                        + " environment.json.unreadable: ");
        World later = new World(folder);
        later.jenkins.basics.putAll(jenkins.basics);
        assertThat(messages(later.settled())).isEmpty();
    }

    @Test
    void aRunTellsWhatItDid() {
        Reconciler reconciler = world.settled();
        Run run = reconciler.status().runs().get(0);
        assertThat(run.trigger()).isEqualTo(Trigger.STARTUP);
        assertThat(run.start()).isEqualTo(World.CLOCK.instant());
        assertThat(run.trace().calls()).hasSize(1);
        assertThat(run.result().outcome()).isEqualTo(Run.Outcome.CHANGED);
        assertThat(run.result().message()).isEqualTo(run.result().applied().size() + " changes");
        assertThat(reconciler.run(Trigger.SAVE, Scope.USUAL).trace().calls()).isEmpty();
    }

    @Test
    void theLastTenRunsAreKeptAndIdleSavesCountOnce() {
        Reconciler reconciler = world.settled();
        for (int i = 0; i < 20; i++) {
            reconciler.run(Trigger.SAVE, Scope.USUAL);
        }
        assertThat(reconciler.status().runs()).hasSize(2);
        for (int i = 0; i < 20; i++) {
            reconciler.run(Trigger.SCHEDULE, Scope.USUAL);
        }
        assertThat(reconciler.status().runs())
                .hasSize(10)
                .extracting(Run::trigger)
                .containsOnly(Trigger.SCHEDULE);
    }

    @Test
    void ownChangesAreToldFromThoseOfOthers() {
        Reconciler reconciler = world.start();
        assertThat(reconciler.applying()).isFalse();
        world.overrides = "x: 1";
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(reconciler.applying()).isFalse();
    }

    @Test
    void anUnexpectedFailureLeavesTheLastGoodState() {
        Reconciler reconciler = world.settled();
        List<Object> before = jenkins.clouds.all();
        jenkins.basics.clear();
        jenkins.clouds.broken = true;
        Run run = again(reconciler);
        assertThat(run.result().outcome()).isEqualTo(Run.Outcome.FAILED);
        jenkins.clouds.broken = false;
        assertThat(jenkins.clouds.all()).isEqualTo(before);
        assertThat(messages(reconciler)).containsExactly("The plan could not be applied: broken");
        assertThat(reconciler.failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jenkins/demo", "//jenkins", "/aws/jenkins", "/jenkins demo"})
    void aPathThatIsNoneIsAnErrorAtItsVariableAndTakesNothingAway(String path) {
        world.store(Samples.template("build-example", "{}"), Samples.template("app", "{}"));
        Reconciler reconciler = world.settled();
        List<Object> before = jenkins.clouds.all();
        Environment complete = world.environment;
        Variables variables = Variables.of(Map.of(Variables.PARAMETERS, path));
        world.environment = new Environment(
                variables,
                complete.task(),
                complete.compute(),
                complete.network(),
                complete.storage(),
                new Environment.Parameters(
                        Fact.failed(variables.pathFlaw().orElseThrow(), "correct it"),
                        complete.parameters().admin(),
                        complete.parameters().topic()));
        assertThat(applied(again(reconciler))).noneMatch(change -> change.startsWith("remove"));
        assertThat(jenkins.clouds.names()).hasSameSizeAs(before);
        assertThat(reconciler.status().plan().problems())
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.place().where())
                .containsExactly("environment variable FARGATE_CONTROLLER_PARAMETERS");
    }

    @Test
    void wrongOverridesAreProblemsAndTheRestHolds() {
        world.overrides = "{executors: many, reconcileMinutes: 7}";
        Reconciler reconciler = world.settled();
        assertThat(reconciler.minutes()).isEqualTo(7);
        assertThat(reconciler.status().plan().problems())
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.place().field())
                .containsExactly("executors");
    }

    private static List<String> messages(Reconciler reconciler) {
        return reconciler.status().plan().problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void withoutAmazonEcsOurEngineRunsTheCloudsAndNothingIsMissing() {
        jenkins.amazonEcs = false;
        Reconciler reconciler = world.start();
        reconciler.discover();
        reconciler.run(Trigger.STARTUP, Scope.USUAL);
        assertThat(jenkins.fleet.clouds()).extracting(CloudSpec::name).isEqualTo(CloudNames.ALL);
        assertThat(jenkins.clouds.all()).isEmpty();
        assertThat(reconciler.status().plan().clouds()).hasSize(2);
        assertThat(reconciler.preview()).isEmpty();
    }

    @Test
    void aChangeOfTheEngineReplacesTheClouds() {
        Reconciler reconciler = world.start();
        reconciler.discover();
        reconciler.run(Trigger.STARTUP, Scope.USUAL);
        assertThat(jenkins.clouds.all()).hasSize(2);
        assertThat(jenkins.fleet.clouds()).isEmpty();
        jenkins.amazonEcs = false;
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(jenkins.clouds.all()).isEmpty();
        assertThat(jenkins.fleet.clouds()).hasSize(2);
        jenkins.amazonEcs = true;
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(jenkins.clouds.all()).hasSize(2);
        assertThat(jenkins.fleet.clouds()).isEmpty();
    }
}
