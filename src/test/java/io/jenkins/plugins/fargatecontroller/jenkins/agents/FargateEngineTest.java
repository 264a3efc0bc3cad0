// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.listeners.ItemListener;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Our own engine in a real Jenkins, with real agents: only ECS is an ECS of this machine. */
class FargateEngineTest {

    private static final int TRIES = 600;
    private static final int MILLISECONDS = 200;

    /** As in Jenkins itself; in its tests a build waits 15 seconds for its agent, which may try only every 10. */
    private static final long RECONNECT = Duration.ofMinutes(5).toMillis();

    private static Path work = Path.of("");

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    private final long usual = ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS;

    @BeforeEach
    void fresh() {
        LocalTasks.reset();
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = RECONNECT;
        work = folder;
    }

    @AfterEach
    void nothingRunsOn() {
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = usual;
        LocalTasks.reset();
    }

    @Test
    void eachBuildGetsAnAgentOfItsOwnWhichIsGoneAfterwards() throws Throwable {
        session.then(rule -> {
            FreeStyleProject job = job(rule, "build");
            assertThat(rule.buildAndAssertSuccess(job).getBuiltOnStr()).startsWith("build-");
            assertThat(rule.buildAndAssertSuccess(job).getBuiltOnStr()).startsWith("build-");
            assertThat(LocalTasks.started()).hasSize(2).doesNotHaveDuplicates();
            await("no node and no task is left", () -> nobodyIsThere(rule));
        });
    }

    @Test
    void anAgentThatIsKeptForItsJobHasTheNextBuildOfItAndNoOther() throws Throwable {
        session.then(rule -> {
            FreeStyleProject job = job(rule, "kept");
            String agent = rule.buildAndAssertSuccess(job).getBuiltOnStr();
            assertThat(rule.buildAndAssertSuccess(job).getBuiltOnStr()).isEqualTo(agent);
            assertThat(rule.buildAndAssertSuccess(job(rule, "kept")).getBuiltOnStr())
                    .isNotEqualTo(agent);
            assertThat(LocalTasks.started()).hasSize(2);
        });
    }

    @Test
    void asManyTasksAreStartedAsBuildsWait() throws Throwable {
        session.then(rule -> {
            List<QueueTaskFuture<FreeStyleBuild>> builds = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                builds.add(job(rule, "build").scheduleBuild2(0));
            }
            for (QueueTaskFuture<FreeStyleBuild> build : builds) {
                rule.assertBuildStatusSuccess(build);
            }
            assertThat(LocalTasks.started()).hasSize(3);
            await("no node and no task is left", () -> nobodyIsThere(rule));
        });
    }

    @Test
    void eachFigureIsAGauge() throws Throwable {
        session.then(rule -> {
            rule.buildAndAssertSuccess(job(rule, "build"));
            Map<String, Metric> gauges = new AgentGauges().getMetricSet().getMetrics();
            assertThat(gauges.keySet()).isEqualTo(AgentFigures.all().keySet());
            assertThat(((Gauge<?>) gauges.get("jenkins.fargate-controller.day.launched")).getValue())
                    .isEqualTo(1.0);
        });
    }

    @Test
    void whatDoesNotStartIsSaidWhereThePersonLooks() throws Throwable {
        session.then(rule -> {
            LocalTasks.breakTasks("CannotPullContainerError: docker.io/none/such: not found");
            FreeStyleProject job = job(rule, "build");
            job.scheduleBuild2(0);
            await("the cause is at the item", () -> why(job).contains("none/such"));
            assertThat(why(job)).contains("build");
            rule.jenkins.getQueue().cancel(job);
            await("no node is left", () -> nobodyIsThere(rule));
        });
    }

    @Test
    void aTemplateIsForTheFoldersThatItNames() throws Throwable {
        session.then(rule -> {
            MockFolder production = rule.createFolder("production");
            FreeStyleProject inside = production.createProject(FreeStyleProject.class, "deploy");
            inside.setAssignedLabel(Label.get("deploy"));
            FreeStyleProject outside = job(rule, "deploy");
            outside.scheduleBuild2(0);
            await("the cause is at the item", () -> why(outside).contains("production"));
            rule.buildAndAssertSuccess(inside);
            assertThat(outside.getBuilds()).isEmpty();
            assertThat(LocalTasks.started()).hasSize(1);
            rule.jenkins.getQueue().cancel(outside);
        });
    }

    @Test
    void aPipelineComesBackToItsAgentAfterARestart() throws Throwable {
        session.then(rule -> {
            // Jenkins goes down while the step sleeps: one that talks to the agent at that moment would fail
            WorkflowRun run = pipeline(rule, """
                node('build') {
                    echo 'on the agent'
                    sleep 15
                    writeFile file: 'later', text: ''
                    echo 'still on the agent'
                }
                """);
            rule.waitForMessage("on the agent", run);
        });
        session.then(rule -> {
            WorkflowRun run = rule.jenkins
                    .getItemByFullName("pipeline", WorkflowJob.class)
                    .getBuildByNumber(1);
            rule.assertBuildStatusSuccess(rule.waitForCompletion(run));
            rule.assertLogContains("still on the agent", run);
            assertThat(LocalTasks.started()).hasSize(1);
            await("no node and no task is left", () -> nobodyIsThere(rule));
        });
    }

    @Test
    void noNumberOfTheQueueIsGivenOutAgain() throws Throwable {
        long[] before = new long[1];
        session.then(rule -> {
            job(rule, "nowhere").scheduleBuild2(0);
            Queue.Item[] items = rule.jenkins.getQueue().getItems();
            before[0] = items[0].getId();
            await("the queue is on the disk", () -> written(rule).contains("<id>" + before[0] + "</id>"));
        });
        session.then(rule -> {
            assertThat(rule.jenkins.getQueue().getItem(before[0])).isNotNull();
            FreeStyleProject job = job(rule, "elsewhere");
            job.scheduleBuild2(0);
            assertThat(job.getQueueItem().getId()).isGreaterThan(before[0] + QueueNumbers.GAP);
            rule.jenkins.getQueue().clear();
        });
    }

    private static String written(JenkinsRule rule) {
        try {
            return Files.readString(rule.jenkins.getRootDir().toPath().resolve("queue.xml"));
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aLostAgentIsAReasonToTryAgain() throws Throwable {
        session.then(rule -> {
            String marker = folder.resolve("second").toString().replace('\\', '/');
            WorkflowRun run = pipeline(rule, """
                retry(count: 2, conditions: [agent()]) {
                    node('build') {
                        if (fileExists('%1$s')) {
                            echo 'once more'
                        } else {
                            writeFile file: '%1$s', text: ''
                            echo 'to be interrupted'
                            sleep 600
                        }
                    }
                }
                """.formatted(marker));
            rule.waitForMessage("to be interrupted", run);
            LocalTasks.interrupt(LocalTasks.started().get(0));
            rule.assertBuildStatus(Result.SUCCESS, rule.waitForCompletion(run));
            rule.assertLogContains("once more", run);
            assertThat(LocalTasks.started()).hasSize(2);
        });
    }

    @Test
    void aBuildThatNeedsMoreMemoryIsNotTriedAgain() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = untilItsAgentIsLost(rule);
            LocalTasks.exhaust(LocalTasks.started().get(0));
            rule.waitForCompletion(run);
            rule.assertLogContains("Not tried again: ", run);
            rule.assertLogContains("give the template more memory", run);
            rule.assertLogContains(
                    "Fargate Controller: Agent " + LocalTasks.started().get(0), run);
            assertThat(LocalTasks.started()).hasSize(1);
        });
    }

    @Test
    void aBuildWhoseNodeSomebodyDeletesIsNotTriedAgain() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = untilItsAgentIsLost(rule);
            rule.jenkins
                    .getComputer(rule.jenkins.getNodes().get(0).getNodeName())
                    .doDoDelete();
            rule.waitForCompletion(run);
            rule.assertLogContains("Not tried again: its node was deleted", run);
            assertThat(LocalTasks.started()).hasSize(1);
        });
    }

    @Test
    void aBuildWhoseAgentIsInterruptedIsTriedAgain() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = untilItsAgentIsLost(rule);
            LocalTasks.interrupt(LocalTasks.started().get(0));
            await("it runs on another", () -> LocalTasks.started().size() == 2);
            run.doStop();
            rule.waitForCompletion(run);
            rule.assertLogNotContains("Not tried again", run);
        });
    }

    private static WorkflowRun untilItsAgentIsLost(JenkinsRule rule) throws Exception {
        WorkflowRun run = pipeline(rule, """
            retry(count: 2, conditions: [fargateAgent()]) {
                node('build') {
                    echo 'at work'
                    sleep 600
                }
            }
            """);
        rule.waitForMessage("at work", run);
        return run;
    }

    @Test
    void aPipelineAsksForATemplateByStepAndByDirective() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = pipeline(rule, """
                fargate('build') {
                    echo 'on an agent of the step'
                }
                pipeline {
                    agent { fargate { template 'fargate-cloud/build' } }
                    stages { stage('one') { steps { echo 'on an agent of the directive' } } }
                }
                """);
            rule.assertBuildStatusSuccess(rule.waitForCompletion(run));
            rule.assertLogContains("on an agent of the step", run);
            rule.assertLogContains("on an agent of the directive", run);
            assertThat(LocalTasks.started()).hasSize(2);
        });
    }

    @Test
    void whatAPipelineMayNotChangeEndsItsBuildAtOnce() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = pipeline(rule, "fargate(template: 'build', cpu: 1024) { echo 'never' }");
            rule.assertBuildStatus(Result.FAILURE, rule.waitForCompletion(run));
            rule.assertLogContains("ERROR: fargate: cpu: pipelines may not set it in the cloud fargate-cloud", run);
            rule.assertLogNotContains("never", run);
            assertThat(LocalTasks.started()).isEmpty();
        });
    }

    @Test
    void aBuildThatNothingCanServeLeavesTheQueueWithTheReasonInItsLog() throws Throwable {
        session.then(rule -> {
            WorkflowRun run = pipeline(rule, "node('no-such-label') { echo 'never' }");
            rule.assertBuildStatus(Result.ABORTED, rule.waitForCompletion(run));
            rule.assertLogContains("Gives up waiting for an agent: no template has the label no-such-label", run);
        });
    }

    @Test
    void theCloudShowsWhatIsPlannedAndLeadsToThePage() throws Throwable {
        session.then(rule -> {
            assertThat(rule.createWebClient().goTo("manage/cloud/").getBody().asXml())
                    .contains("Managed by Fargate Controller");
            HtmlPage page = rule.createWebClient().goTo("manage/cloud/fargate-cloud/");
            assertThat(page.asNormalizedText()).contains(Fleets.ON_DEMAND, "build", "512", "1024");
            assertThat(page.getAnchors())
                    .anyMatch(link -> link.getHrefAttribute().endsWith("/manage/fargate-controller/"));
        });
    }

    private static FreeStyleProject job(JenkinsRule rule, String label) throws IOException {
        FreeStyleProject job = rule.createFreeStyleProject();
        job.setAssignedLabel(Label.get(label));
        return job;
    }

    private static WorkflowRun pipeline(JenkinsRule rule, String script) throws Exception {
        WorkflowJob job = rule.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** What is said of an item that waits; empty as long as it does not. */
    private static String why(Queue.Task task) {
        return Optional.ofNullable(Jenkins.get().getQueue().getItem(task))
                .map(Queue.Item::getCauseOfBlockage)
                .map(cause -> String.valueOf(cause.getShortDescription()))
                .orElse("");
    }

    private static boolean nobodyIsThere(JenkinsRule rule) {
        return rule.jenkins.getNodes().isEmpty() && LocalTasks.running() == 0;
    }

    private static void await(String what, BooleanSupplier truth) throws InterruptedException {
        for (int i = 0; i < TRIES && !truth.getAsBoolean(); i++) {
            Thread.sleep(MILLISECONDS);
        }
        assertThat(truth.getAsBoolean()).as(what).isTrue();
    }

    private static AgentTemplate template(String name, UseRules rules) {
        Content content = new Content(
                new AgentContainer(
                        "image",
                        work.toString(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        AgentContainer.ContainerOptions.none()),
                List.of(),
                List.of(),
                Platform.linux(),
                Optional.empty());
        return Fleets.template(name, rules, name).withSource(content);
    }

    /** Says what is planned, before the engine starts with it. */
    @TestExtension
    public static class APlan extends ItemListener {

        @Override
        public void onLoaded() {
            FargateEngine.get()
                    .run(Fleets.of(
                            template("build", UseRules.usual()),
                            template("kept", UseRules.usual().withReuse()),
                            template("deploy", UseRules.usual().withFolders("production"))));
            if (Jenkins.get().clouds.getByName("fargate-cloud") == null) {
                Jenkins.get().clouds.add(new FargateCloud("fargate-cloud"));
            }
        }
    }

    /** ECS is here. */
    @TestExtension
    public static class Here extends LocalTasks {}
}
