// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.page.ChangeRow;
import io.jenkins.plugins.fargatecontroller.page.StatusView;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change says which part of the plan was changed, by whom and when. */
class WhoChangedThePlanTest {

    private static final PlanCause ALICE =
            new PlanCause(PlanCause.Source.OVERRIDES, "alice", Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void fresh() {
        world = new World(folder);
    }

    @Test
    void whoSavedOverridesIsNamed() {
        Reconciler reconciler = world.settled();
        reconciler.edited(PlanCause.Source.OVERRIDES, "alice");
        world.overrides = "executors: 3";
        assertThat(reconciler.preview()).extracting(Change::cause).containsOnly(Optional.of(ALICE));
        Run run = reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(run.result().applied())
                .extracting(Change::reason)
                .containsExactly("the plan has changed: the overrides, by alice");
    }

    @Test
    void theParameterStoreIsNamedWithTheTimeWhenThatWasFound() {
        Reconciler reconciler = world.settled();
        world.store(Samples.template("build-example", "{\"memory\": 4096}"));
        assertThat(World.again(reconciler).result().applied())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.cause())
                        .contains(new PlanCause(PlanCause.Source.PARAMETER_STORE, "", World.CLOCK.instant())));
    }

    @Test
    void whatIsPendingIsExplainedAlsoAfterARestart() {
        Reconciler reconciler = world.settled();
        world.jenkins.clouds.broken = true;
        reconciler.edited(PlanCause.Source.JCASC, "bob");
        world.overrides = "templates: [{name: build-example, memory: 4096}]";
        reconciler.run(Trigger.JCASC, Scope.USUAL);
        world.jenkins.clouds.broken = false;
        Reconciler restarted = world.start();
        restarted.discover();
        List<Change> pending = restarted.preview();
        assertThat(pending)
                .isNotEmpty()
                .allSatisfy(change ->
                        assertThat(change.reason()).isEqualTo("the plan has changed: Configuration as Code, by bob"));
    }

    @Test
    void driftHasNoCauseInThePlan() {
        world.overrides = "drift: keep";
        Reconciler reconciler = world.settled();
        world.jenkins.clouds.cloud("fargate-cloud").template("build-example").memory = 512;
        reconciler.edited(PlanCause.Source.OVERRIDES, "alice");
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(reconciler.status().pending())
                .extracting(Change::reason)
                .containsExactly("somebody changed it in Jenkins");
    }

    @Test
    void thePageAndItsDocumentSayIt() {
        Reconciler reconciler = world.settled();
        reconciler.edited(PlanCause.Source.OVERRIDES, "alice");
        world.overrides = "executors: 3";
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        ChangeRow.Why why = new StatusView(reconciler.status(), OverridesForm.of(Map.of()))
                .runs()
                .get(0)
                .result()
                .applied()
                .first()
                .get(0)
                .why();
        assertThat(why.clause()).isEqualTo("the plan has changed: the overrides, by alice");
        assertThat(why.at()).isEqualTo(ALICE.at());
        assertThat(StatusJson.tree(reconciler.status()).toString())
                .contains("why=PLAN, cause={source=OVERRIDES, by=alice, at=2026-01-02T03:04:05Z}");
    }

    @Test
    void offFargateNothingIsKept() {
        world.env = Map.of();
        world.start().edited(PlanCause.Source.OVERRIDES, "alice");
        assertThat(world.home.plan().edit()).isEmpty();
    }
}
