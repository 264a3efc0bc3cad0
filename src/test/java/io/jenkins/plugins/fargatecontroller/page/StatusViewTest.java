// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.form.FormView;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Progress;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusViewTest {

    private static final ChangeRow.Why PLANNED = new ChangeRow.Why("the plan has changed", "");
    private static final Change CHANGE = new Change(
            Change.Action.CHANGE,
            "template fargate-cloud/build-example",
            List.of(new Difference("memory", "2048", "1024")));

    @ParameterizedTest
    @CsvSource({
        "IN_SYNC, In sync, success",
        "CHANGES_PENDING, Changes pending, warning",
        "PROBLEMS, Problems, danger",
        "ASLEEP, Asleep, info",
        "DISCOVERING, Discovering, info"
    })
    void theStateIsAWordAndAColour(Headline.State state, String word, String alert) {
        StatusView view = view(new Headline(state, "A sentence."), Samples.complete(), Map.of());
        assertThat(view.state()).isEqualTo(word);
        assertThat(view.alert()).isEqualTo(alert);
        assertThat(view.sentence()).isEqualTo("A sentence.");
    }

    @Test
    void offFargateOnlyTheHeadlineIsShown() {
        StatusView view =
                view(new Headline(Headline.State.ASLEEP, "Asleep."), Samples.absent(Fact.Cause.ASLEEP), Map.of());
        assertThat(view.clouds()).isEmpty();
        assertThat(view.facts()).isEmpty();
        assertThat(view.controller()).isEmpty();
    }

    @Test
    void templatesAreOfferedDisabledOrLeftOut() {
        Environment environment = Samples.withTemplates(
                Samples.template("deploy", "{\"cloud\": \"fargate-cloud\"}"),
                Samples.template("broken", "{\"cloud\": \"fargate-cloud\", \"cpu\": 300}"));
        List<TemplateRow> rows = view(
                        inSync(),
                        environment,
                        Map.of(
                                "templates",
                                List.of(
                                        Map.of("name", "build-example", "enabled", "false"),
                                        Map.of(
                                                "name",
                                                "mine",
                                                "cloud",
                                                "fargate-cloud",
                                                "cpu",
                                                "256",
                                                "memory",
                                                "512"))))
                .clouds()
                .get(0)
                .templates();
        assertThat(rows).extracting(TemplateRow::name).containsExactly("broken", "build-example", "deploy", "mine");
        assertThat(rows)
                .extracting(TemplateRow::state)
                .containsExactly(
                        TemplateRow.Availability.LEFT_OUT,
                        TemplateRow.Availability.DISABLED,
                        TemplateRow.Availability.OFFERED,
                        TemplateRow.Availability.OFFERED);
        assertThat(rows)
                .extracting(TemplateRow::source)
                .containsExactly(
                        new TemplateRow.Source("parameter store", false),
                        new TemplateRow.Source("built in", true),
                        new TemplateRow.Source("parameter store", false),
                        new TemplateRow.Source("override", true));
        assertThat(rows.get(3).summary())
                .isEqualTo(new TemplateRow.Summary(
                        "mine",
                        "0.25 vCPU, 0.5 GiB",
                        256_000_512,
                        rows.get(2).summary().image(),
                        "none"));
        assertThat(rows)
                .extracting(row -> row.problem().isEmpty())
                .as("only what is wrong leads to its problem")
                .containsExactly(false, true, true, true);
    }

    @Test
    void whatTheParameterStoreSwitchesOffIsShownAndCanBeSwitchedOn() {
        Environment environment =
                Samples.withTemplates(Samples.template("off", "{\"cloud\": \"fargate-cloud\", \"enabled\": false}"));
        TemplateRow row = row(view(inSync(), environment, Map.of()), "off");
        assertThat(row.state())
                .isEqualTo(TemplateRow.Availability.DISABLED_IN_STORE)
                .hasToString("Disabled in the parameter store");
        assertThat(row.source()).isEqualTo(new TemplateRow.Source("parameter store", false));
        assertThat(row.disabled()).isTrue();
        Map<String, ?> on =
                Map.of("templates", List.of(Map.of("name", "off", "cloud", "fargate-cloud", "enabled", "true")));
        assertThat(row(view(inSync(), environment, on), "off").offered()).isTrue();
    }

    @Test
    void onlyManyTemplatesAreFiltered() {
        assertThat(view(inSync(), Samples.complete(), Map.of()).filtered()).isFalse();
        Environment many = Samples.withTemplates(IntStream.range(0, 12)
                .mapToObj(number -> Samples.template("t" + number, "{\"cloud\": \"fargate-cloud\"}"))
                .toArray(TemplateParameter[]::new));
        assertThat(view(inSync(), many, Map.of()).filtered()).isTrue();
    }

    @Test
    void aTemplatesValuesHaveTheirOrigins() {
        StatusView view = view(inSync(), Samples.complete(), Map.of());
        assertThat(Optional.ofNullable(view.template(CloudNames.SPOT, "build-example")))
                .hasValueSatisfying(row -> assertThat(view.values(row))
                        .contains(
                                new ValueRow("platformVersion", "LATEST", "default", "", ValueRow.Absence.NONE),
                                new ValueRow(
                                        "securityGroups",
                                        "sg-0a1b2c3d4e5f60001",
                                        "discovered",
                                        "a sample",
                                        ValueRow.Absence.NONE)));
        assertThat(view.template(CloudNames.SPOT, "other")).isNull();
    }

    @Test
    void aCloudThatIsLeftOutSaysWhy() {
        assertThat(view(
                                inSync(),
                                Samples.complete(),
                                Map.of("clouds", List.of(Map.of("name", "fargate-cloud-spot", "enabled", "false"))))
                        .clouds()
                        .get(1)
                        .note())
                .isEqualTo("This cloud is disabled by an override.");
        assertThat(view(inSync(), Samples.absent(Fact.Cause.NONE), Map.of()).clouds())
                .extracting(CloudView::note)
                .allMatch(note -> note.startsWith("The cloud is left out: a sample has none. Nothing to do"));
    }

    @Test
    void factsStandUnderTheirTopicsAndAbsentOnesSayWhy() {
        Map<String, List<ValueRow>> facts =
                view(inSync(), Samples.absent(Fact.Cause.DENIED), Map.of()).facts();
        assertThat(facts).containsOnlyKeys("Task", "Network", "Storage", "Parameter store");
        assertThat(facts.get("Network"))
                .extracting(ValueRow::absence)
                .containsOnly(new ValueRow.Absence("A sample has none.", "Nothing to do.", true));
    }

    @Test
    void aChangeIsShownAndKnownAgain() {
        StatusView view = view(inSync(), Samples.complete(), Map.of());
        assertThat(view.pending().first())
                .containsExactly(new ChangeRow(
                        "change",
                        "Change",
                        "template fargate-cloud/build-example",
                        List.of(new Difference("memory", "2048", "1024")),
                        PLANNED));
        assertThat(view.fingerprint()).isEqualTo(new ReviewView(List.of(CHANGE)).fingerprint());
        Change other = new Change(CHANGE.kind(), CHANGE.target(), List.of(new Difference("memory", "2048", "4096")));
        assertThat(new ReviewView(List.of(other)).fingerprint()).isNotEqualTo(view.fingerprint());
        assertThat(new ReviewView(List.of()).fingerprint()).isEmpty();
    }

    @Test
    void aRunTellsOfEachCall() {
        RunRow run = view(inSync(), Samples.complete(), Map.of()).runs().get(0);
        assertThat(run.iso()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(run.start()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(run.trigger()).isEqualTo("request");
        assertThat(run.took()).isEqualTo("1.3 s");
        assertThat(run.result())
                .isEqualTo(new RunRow.ReportRow("failed", true, "One cloud is missing.", new ChangeRows(List.of())));
        assertThat(run.calls())
                .containsExactly(
                        new CallRow("metadata:task", "ok", false, new CallRow.Bar("100 ms", 0, 100)),
                        new CallRow(
                                "ecs:DescribeTasks", "denied: not allowed", true, new CallRow.Bar("900 ms", 100, 900)));
    }

    @Test
    void progressCountsTheCalls() {
        StatusView view = view(inSync(), Samples.complete(), Map.of());
        assertThat(view.running()).isTrue();
        assertThat(view.endedCalls()).isEqualTo(2);
        assertThat(view.expectedCalls()).isEqualTo(14);
    }

    @Test
    void variablesAreShownWithoutTheirValues() {
        Environment environment =
                Samples.withTemplates(Samples.template("x", "{\"environment\": {\"DB_PWD\": \"s3cr3t\"}}"));
        StatusView view = view(
                inSync(),
                environment,
                Map.of("templates", List.of(Map.of("name", "y", "environment", Map.of("TOKEN", "s3cr3t")))));
        assertThat(view.clouds().toString()).doesNotContain("s3cr3t");
        assertThat(view.values(row(view, "x")).toString())
                .doesNotContain("s3cr3t")
                .contains("DB_PWD=…");
        assertThat(view.values(row(view, "y")).toString())
                .doesNotContain("s3cr3t")
                .contains("TOKEN=…");
        Map<String, String> hints = FormView.entry(Map.of("name", "x"), new PlanPreview(Optional.of(environment)))
                .templateHints(Map.of("name", "x"));
        assertThat(hints.toString()).doesNotContain("s3cr3t").contains("DB_PWD=…");
    }

    private static TemplateRow row(StatusView view, String name) {
        return java.util.Objects.requireNonNull(view.template("fargate-cloud", name));
    }

    private static Headline inSync() {
        return new Headline(Headline.State.IN_SYNC, "Jenkins matches the plan.");
    }

    private static StatusView view(Headline headline, Environment environment, Map<String, ?> overrides) {
        OverridesForm form = OverridesForm.of(overrides);
        Trace trace = new Trace(
                List.of(
                        call("metadata:task", 0, 100, Trace.StatusCode.OK, ""),
                        call("ecs:DescribeTasks", 100, 900, Trace.StatusCode.DENIED, "not allowed")),
                Duration.ofSeconds(1));
        Run run = new Run(
                Trigger.REQUEST,
                Instant.parse("2026-01-02T03:04:05Z"),
                trace,
                new Run.Report(Duration.ofMillis(1300), Run.Outcome.FAILED, "one cloud is missing", List.of()));
        return new StatusView(
                new Status(
                        headline,
                        Optional.of(environment),
                        Planner.plan(environment, OverridesReader.read(form.tree(), Notation.FORM)),
                        List.of(CHANGE),
                        List.of(run),
                        Optional.of(new Progress(14, trace.calls()))),
                form);
    }

    private static Trace.Call call(String operation, int start, int took, Trace.StatusCode kind, String message) {
        return new Trace.Call(
                operation,
                1,
                new Trace.Span(Duration.ofMillis(start), Duration.ofMillis(took)),
                new Trace.Answer(kind, message, 1));
    }
}
