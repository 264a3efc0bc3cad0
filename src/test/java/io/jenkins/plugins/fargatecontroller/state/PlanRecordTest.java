// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which part of a plan was changed, by whom and when. */
class PlanRecordTest {

    private static final String DEPLOY = "template fargate-cloud/deploy";
    private static final Instant EARLIER = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant NOW = Instant.parse("2026-01-03T03:04:05Z");
    private static final PlanCause ALICE = new PlanCause(PlanCause.Source.OVERRIDES, "alice", EARLIER);
    private static final PlanCause BOB = new PlanCause(PlanCause.Source.JCASC, "bob", EARLIER);
    private static final PlanCause STORE = new PlanCause(PlanCause.Source.PARAMETER_STORE, "", NOW);
    private static final PlanCause FOUND = new PlanCause(PlanCause.Source.DISCOVERED, "", NOW);

    @Test
    void ofTheFirstPlanNobodyKnows() {
        assertThat(cause(known().edited(ALICE), DEPLOY)).isEmpty();
    }

    @Test
    void whoChangedAnOverrideIsNamed() {
        PlanRecord edited = known().edited(ALICE);
        assertThat(cause(follow(edited, memory(2048, Origin.override("form"))), DEPLOY))
                .contains(ALICE);
        assertThat(edited.fresh()).isTrue();
        assertThat(follow(edited, memory(2048, Origin.override("form"))).fresh())
                .isFalse();
    }

    @Test
    void whatAnOverrideSaysIsNotTheParameterStores() {
        PlanRecord overridden = follow(known().edited(ALICE), memory(2048, Origin.override("form")));
        PlanRecord later = follow(overridden.edited(BOB), memory(4096, Origin.override("file")));
        assertThat(cause(later, DEPLOY)).contains(BOB);
        assertThat(cause(follow(later, memory(4096, Origin.override("elsewhere"))), DEPLOY))
                .as("the same value at another place")
                .contains(BOB);
    }

    @Test
    void theParameterStoreIsNamedAlthoughSomebodyEditedSomethingElse() {
        PlanRecord edited = known().edited(ALICE);
        assertThat(cause(follow(edited, memory(2048, Origin.parameterStore("deploy"))), DEPLOY))
                .contains(STORE);
    }

    @Test
    void whatAwsSaysIsNamed() {
        PlanRecord found = follow(
                known(),
                Map.of(
                        DEPLOY,
                        Settings.NONE
                                .with(TemplateKeys.MEMORY, new Setting<>(1024, Origin.parameterStore("deploy")))
                                .with(TemplateKeys.CPU, new Setting<>(512, Origin.discovered("call")))));
        assertThat(cause(found, DEPLOY)).contains(FOUND);
    }

    @Test
    void aNewTargetIsWhoeverChangedSomething() {
        Map<String, Settings> more = Map.of(
                DEPLOY, settings(1024, Origin.parameterStore("deploy")), "cloud x", settings(1, Origin.BUILT_IN));
        assertThat(cause(follow(known().edited(ALICE), more), "cloud x")).contains(ALICE);
        assertThat(cause(follow(known(), more), "cloud x")).contains(FOUND);
    }

    @Test
    void aTargetThatIsPlannedNoMoreIsRememberedUntilItIsGone() {
        Change remove = new Change(Change.Action.REMOVE, DEPLOY, List.of());
        PlanRecord pending = known().follow(Map.of(), List.of(remove), NOW);
        assertThat(pending.explain(List.of(remove))).containsExactly(remove.because(STORE));
        PlanRecord disabled = known(Origin.BUILT_IN).edited(BOB).follow(Map.of(), List.of(remove), NOW);
        assertThat(disabled.explain(List.of(remove))).containsExactly(remove.because(BOB));
        assertThat(disabled.follow(Map.of(), List.of(remove), NOW.plusSeconds(9))
                        .explain(List.of(remove)))
                .containsExactly(remove.because(BOB));
        assertThat(disabled.follow(Map.of(), List.of(), NOW).targets()).isEmpty();
    }

    @Test
    void anEditThatNobodySawIsTheOverridesOwn() {
        assertThat(cause(follow(known(), memory(2048, Origin.override("file"))), DEPLOY))
                .contains(new PlanCause(PlanCause.Source.OVERRIDES, "", NOW));
    }

    @Test
    void onlyAChangeOfThePlanIsExplained() {
        PlanRecord record = follow(known().edited(ALICE), memory(2048, Origin.override("form")));
        Change planned = new Change(Change.Action.CHANGE, DEPLOY, List.of());
        Change drift = planned.because(Change.Reason.DRIFT);
        Change other = new Change(Change.Action.CHANGE, "cloud other", List.of());
        assertThat(record.explain(List.of(planned, drift, other)))
                .containsExactly(planned.because(ALICE), drift, other);
        assertThat(planned.because(ALICE).reason()).isEqualTo("the plan has changed: the overrides, by alice");
        assertThat(planned.because(STORE).reason()).isEqualTo("the plan has changed: the parameter store");
        assertThat(drift.reason()).isEqualTo("somebody changed it in Jenkins");
    }

    @Test
    void lastsInTheHome(@TempDir Path folder) {
        PlanRecord record = follow(known().edited(ALICE), memory(2048, Origin.override("form")));
        assertThat(new StateDirectory(folder).changePlan(before -> record)).isEqualTo(record);
        assertThat(new StateDirectory(folder).plan()).isEqualTo(record);
    }

    @Test
    void aHomeOfAnEarlierVersionKnowsNothing(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ownership.json"), OwnershipFile.write(Ownership.NONE.withJob("a job")));
        StateDirectory home = new StateDirectory(folder);
        assertThat(home.plan()).isEqualTo(PlanRecord.NONE);
        assertThat(home.ownership().jobs()).containsExactly("a job");
        assertThat(home.lost()).isEmpty();
    }

    @Test
    void whatIsNoRecordIsAsNone(@TempDir Path folder) throws IOException {
        for (String text : List.of("", "null", "[]", "{", "{\"edit\": {\"at\": \"soon\"}}")) {
            Files.writeString(folder.resolve("plan.json"), text);
            assertThat(new StateDirectory(folder).plan()).as(text).isEqualTo(PlanRecord.NONE);
            assertThat(folder.resolve("plan.json.unreadable")).hasContent(text);
            assertThatIOException().isThrownBy(() -> PlanRecordFile.read(text));
        }
        PlanRecord record = known();
        assertThat(new StateDirectory(folder).changePlan(before -> record)).isEqualTo(record);
        assertThat(new StateDirectory(folder).plan()).isEqualTo(record);
    }

    @Test
    void whatCannotBeWrittenIsRemembered(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        StateDirectory home = new StateDirectory(file);
        PlanRecord record = known();
        home.changePlan(before -> record);
        assertThat(home.plan()).isEqualTo(record);
    }

    private static PlanRecord known() {
        return known(Origin.parameterStore("deploy"));
    }

    private static PlanRecord known(Origin origin) {
        return follow(PlanRecord.NONE, memory(1024, origin));
    }

    private static PlanRecord follow(PlanRecord before, Map<String, Settings> plan) {
        return before.follow(plan, List.of(), NOW);
    }

    private static Map<String, Settings> memory(int memory, Origin origin) {
        return Map.of(DEPLOY, settings(memory, origin));
    }

    private static Settings settings(int memory, Origin origin) {
        return Settings.NONE.with(TemplateKeys.MEMORY, new Setting<>(memory, origin));
    }

    private static Optional<PlanCause> cause(PlanRecord record, String target) {
        return Optional.ofNullable(record.targets().get(target)).flatMap(PlanRecord.Planned::cause);
    }
}
