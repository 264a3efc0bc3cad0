// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.amazonecs.CloudMapping;
import io.jenkins.plugins.fargatecontroller.amazonecs.ManagedProperties;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.state.OwnershipFile;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What is written: for Jenkins, for the record, for people. */
class TextsTest {

    @Test
    void aJobIsASandboxedPipelineWithItsScriptToTheLetter() throws Exception {
        for (SampleJob job : SampleJob.ALL) {
            Document xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(JobXml.of(job).getBytes(StandardCharsets.UTF_8)));
            assertThat(text(xml, "script")).isEqualTo(job.script());
            assertThat(text(xml, "description")).isEqualTo(job.description());
            assertThat(text(xml, "sandbox")).isEqualTo("true");
            assertThat(xml.getDocumentElement().getTagName()).isEqualTo("flow-definition");
        }
    }

    @Test
    void aJobsTextIsEscaped() {
        assertThat(JobXml.of(new SampleJob("x", "a < b & c", "x", "sh '</script>'")))
                .contains("a &lt; b &amp; c", "sh '&lt;/script&gt;'");
    }

    @Test
    void theRecordIsReadAsItWasWritten() throws IOException {
        Ownership record = new Ownership(
                Map.of("fargate-cloud", new Ownership.OwnedCloud("a1", Map.of("build-example", "b2"))),
                Map.of(JenkinsSetting.EXECUTORS, "0"),
                Set.of("Simple job critical task"),
                Optional.of("ecsuser"));
        assertThat(OwnershipFile.read(OwnershipFile.write(record))).isEqualTo(record);
        assertThat(OwnershipFile.read(OwnershipFile.write(Ownership.NONE))).isEqualTo(Ownership.NONE);
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> OwnershipFile.read("null")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OwnershipFile.read("{\"clouds\": 1}"))
                .hasMessageStartingWith("the record cannot be read");
    }

    @Test
    void everyWordOfAmazonEcsThatThePlanUsesIsManaged() {
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read("""
            clouds: [{name: fargate-cloud-spot, tunnel: "a:1"}]
            templates:
              - name: build-example
                ephemeralStorage: 30
                taskRole: arn:aws:iam::123456789012:role/deploy
            """, "overrides.yaml"));
        Map<String, Object> cloud = CloudMapping.cloud(plan.clouds().get(1));
        Map<?, ?> template = first(cloud, "templates");
        assertThat(cloud.keySet())
                .containsExactlyInAnyOrderElementsOf(with(ManagedProperties.CLOUD, "name", "templates"));
        assertThat(template.keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(with(ManagedProperties.TEMPLATE, "templateName"));
    }

    @Test
    void theStatusSaysEverythingAsPlainValues(@TempDir Path folder) {
        World world = new World(folder);
        Map<String, Object> tree = StatusJson.tree(world.settled().status());
        assertThat(tree).containsEntry("state", "IN_SYNC").containsEntry("sentence", "Jenkins matches the plan.");
        assertThat(tree).containsKeys("facts", "plan", "pending", "runs").doesNotContainKey("progress");
        Map<?, ?> run = first(tree, "runs");
        assertThat(run.get("trigger")).isEqualTo("STARTUP");
        assertThat(run.get("start")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(first(run, "calls").get("millis")).isEqualTo(7L);
    }

    @Test
    void aProblemFromElsewhereIsShownBesideTheOthers(@TempDir Path folder) {
        World world = new World(folder);
        world.overrides = "executor: 1";
        Status status = world.settled().status();
        var problem = RunProblems.warning(Subject.of(ControllerKeys.NOTIFICATION_TOPIC), "b", "c");
        Status more = status.with(problem);
        assertThat(status.plan().problems()).hasSize(1);
        assertThat(more.plan().problems())
                .containsExactly(status.plan().problems().get(0), problem);
        assertThat(more.headline().sentence()).isEqualTo("1 error must be corrected. There is 1 warning.");
        assertThat(more.plan().clouds()).isEqualTo(status.plan().clouds());
        assertThat(more.runs()).isEqualTo(status.runs());
    }

    @Test
    void headlinesCount() {
        var error = RunProblems.error(RunPart.RECONCILE, "b", "c");
        var warning = RunProblems.warning(RunPart.RECONCILE, "b", "c");
        var change = new Change(Change.Action.REMOVE, "cloud x", List.of());
        assertThat(Headline.of(List.of(), List.of()).sentence()).isEqualTo("Jenkins matches the plan.");
        assertThat(Headline.of(List.of(warning), List.of()).sentence())
                .isEqualTo("Jenkins matches the plan. There is 1 warning.");
        assertThat(Headline.of(List.of(), List.of(change, change)).sentence()).isEqualTo("Jenkins differs from the plan in 2 places.");
        assertThat(Headline.of(List.of(error, warning, warning), List.of(change))
                        .sentence())
                .isEqualTo("1 error must be corrected. There are 2 warnings.");
    }

    @Test
    void manyChangesAreCountedInTheLog() {
        List<Change> changes = IntStream.rangeClosed(1, 22)
                .mapToObj(number -> new Change(Change.Action.ADD, "template t" + number, List.of()))
                .toList();
        Run.Report result = new Run.Report(Duration.ZERO, Run.Outcome.CHANGED, "22 changes", changes);
        Run run = new Run(Trigger.STARTUP, World.CLOCK.instant(), new Trace(List.of(), Duration.ZERO), result);
        assertThat(StatusLog.line(run))
                .startsWith("Compared with the plan (start of Jenkins): add template t1, add template t2, ")
                .endsWith("add template t20 and 2 more");
    }

    @Test
    void whatIsKeptIsCounted() {
        Change change = new Change(Change.Action.CHANGE, "cloud x", List.of());
        SyncStatus one = new SyncStatus(
                Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING)),
                List.of(),
                List.of(change),
                false,
                false);
        SyncStatus two = new SyncStatus(
                Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING)),
                List.of(),
                List.of(change, change),
                false,
                false);
        assertThat(one.message(List.of())).isEqualTo("1 difference kept, as configured");
        assertThat(two.message(List.of())).isEqualTo("2 differences kept, as configured");
    }

    @Test
    void listsWhoseOrderMeansNothingAreTheSameInAnyOrder() {
        var one = new FakeClouds.Template();
        one.subnets = "subnet-b, subnet-a";
        one.image = "a,b";
        var other = new FakeClouds.Template();
        other.subnets = "subnet-a,subnet-b";
        other.image = "b,a";
        assertThat(ManagedProperties.TEMPLATE.differences(one, other))
                .containsExactly(new Difference("image", "a,b", "b,a"));
        other.subnets = "subnet-a";
        assertThat(ManagedProperties.TEMPLATE.differences(one, other))
                .contains(new Difference("subnets", "subnet-a,subnet-b", "subnet-a"));
    }

    private static List<String> with(ManagedProperties managed, String... more) {
        List<String> all = new ArrayList<>(managed.parameters());
        all.addAll(List.of(more));
        return all;
    }

    private static Map<?, ?> first(Map<?, ?> tree, String key) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(tree.get(key))).get(0);
    }

    private static String text(Document xml, String tag) {
        return xml.getElementsByTagName(tag).item(0).getTextContent();
    }
}
