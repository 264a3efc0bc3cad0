// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.form.Baseline;
import io.jenkins.plugins.fargatecontroller.form.FormView;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Progress;
import io.jenkins.plugins.fargatecontroller.status.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the page shows, ready to print. */
public final class StatusView {

    private final Status status;
    private final List<CloudView> clouds;

    /**
     * A view of one moment.
     *
     * @param overrides the stored ones, which tell what can be reset and what is switched off
     */
    public StatusView(Status status, OverridesForm overrides) {
        this.status = status;
        this.clouds = asleep() || status.environment().isEmpty()
                ? List.of()
                : CloudView.of(status.plan(), overrides, rows(overrides));
    }

    private TemplateRows rows(OverridesForm overrides) {
        return new TemplateRows(
                status.plan(),
                overrides,
                Baseline.of(new PlanPreview(status.environment()), overrides),
                status.headline().state() == Headline.State.COMPARING);
    }

    /** The headline's sentence. */
    public String sentence() {
        return status.headline().sentence();
    }

    /** The state in two words at most. */
    public String state() {
        return switch (status.headline().state()) {
            case ASLEEP -> "Asleep";
            case DISCOVERING -> "Discovering";
            case COMPARING -> "Comparing";
            case PROBLEMS -> "Problems";
            case CHANGES_PENDING -> "Changes pending";
            case IN_SYNC -> "In sync";
        };
    }

    /** How Jenkins calls an alert of this urgency: {@code success}, {@code info}, {@code warning} or {@code danger}. */
    public String alert() {
        return switch (status.headline().state()) {
            case ASLEEP, DISCOVERING, COMPARING -> "info";
            case PROBLEMS -> "danger";
            case CHANGES_PENDING -> "warning";
            case IN_SYNC -> "success";
        };
    }

    public boolean asleep() {
        return status.headline().state() == Headline.State.ASLEEP;
    }

    public List<ProblemRow> problems() {
        return ProblemRow.of(status.plan().problems());
    }

    public ChangeRows pending() {
        return new ChangeRows(ChangeRow.of(status.pending()));
    }

    /** What the Apply dialog sends back, see {@link ChangeRow#fingerprint}. */
    public String fingerprint() {
        return ChangeRow.fingerprint(status.pending());
    }

    /** Both clouds; none off Fargate and before the first plan. */
    public List<CloudView> clouds() {
        return clouds;
    }

    /** Whether there are so many templates that one looks for them by a filter. */
    public boolean filtered() {
        return clouds.stream().mapToInt(cloud -> cloud.templates().size()).sum() > FormView.AT_A_GLANCE;
    }

    /** One cloud; null if there is none of this name. */
    public @Nullable CloudView cloud(@Nullable String name) {
        return clouds.stream()
                .filter(cloud -> cloud.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** One template; null if there is none of this name in this cloud. */
    public @Nullable TemplateRow template(@Nullable String cloud, @Nullable String name) {
        return clouds.stream()
                .flatMap(view -> view.templates().stream())
                .filter(row -> row.cloud().equals(cloud) && row.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All values of a template; none of one that is not offered. */
    public List<ValueRow> values(TemplateRow row) {
        return status.plan().clouds().stream()
                .flatMap(cloud -> cloud.templates().stream())
                .filter(template -> template.id().equals(row.id()))
                .findFirst()
                .map(template -> ValueRow.of(TemplateKeys.SCHEMA, template.settings()))
                .orElse(List.of());
    }

    public List<ValueRow> controller() {
        return ValueRow.of(ControllerKeys.SCHEMA, status.plan().controller());
    }

    /** What was found, by topic. Off Fargate nothing was looked for. */
    public Map<String, List<ValueRow>> facts() {
        return asleep()
                ? Map.of()
                : ValueRow.byTopic(status.environment().map(FactLines::of).orElse(List.of()));
    }

    public List<RunRow> runs() {
        return RunRow.of(status.runs());
    }

    /** The run that began then; null if there is none, since only the last ones are kept. */
    public @Nullable RunRow run(@Nullable String iso) {
        return runs().stream().filter(run -> run.iso().equals(iso)).findFirst().orElse(null);
    }

    /** Whether a discovery runs now. */
    public boolean running() {
        return status.progress().isPresent();
    }

    /** Whether what the page shows is about to change by itself. */
    public boolean unsettled() {
        Headline.State state = status.headline().state();
        return state == Headline.State.DISCOVERING || state == Headline.State.COMPARING;
    }

    /** How much of the discovery is done, in percent; -1 if nobody knows. */
    public int progressPercent() {
        return status.progress()
                .map(now -> 100 * now.done() / Math.max(1, now.expected()))
                .orElse(-1);
    }

    public int expectedCalls() {
        return status.progress().map(Progress::expected).orElse(0);
    }

    public int endedCalls() {
        return status.progress().map(Progress::done).orElse(0);
    }
}
