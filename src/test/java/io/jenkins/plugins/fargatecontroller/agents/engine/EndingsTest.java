// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.engine.Nodes.Removal;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {

    private static final Failure BROKEN = new Failure(FailureKind.EXITED, "container agent exited with 1");
    private static final Failure INTERRUPTED = new Failure(FailureKind.SPOT_INTERRUPTED, "it was interrupted");

    private final EngineParts parts = EngineParts.both();
    private final Endings endings = parts.endings;

    @Test
    void whatGetsNoNodeIsDroppedAndItsTemplateFails() {
        Planned plan = new Planned(new Wanted(parts.template(1), Optional.empty()), "x");
        parts.roster.plan(plan);
        endings.neverLaunched(plan, new Failure(FailureKind.NO_CAPACITY, "no capacity"));
        assertThat(parts.roster.planned()).isEmpty();
        assertThat(parts.shortages.failing())
                .extracting(BackOff.Failing::template)
                .containsExactly(plan.template());
        assertThat(parts.shortages.spot()).as("it never asked for Spot").isEmpty();
        assertThat(parts.counted(Happening.NOT_STARTED)).isEqualTo(1);
        assertThat(parts.changes).isEqualTo(1);
    }

    @Test
    void anAgentThatDidNotStartGoesWithTheReasonAndTheRemedy() {
        Known known = parts.started(1, "x");
        endings.notStarted(known, new Failure(FailureKind.NO_CAPACITY, "no capacity"));
        assertThat(parts.jenkins.removed)
                .containsOnlyKeys("build-x")
                .containsValue(new Removal(
                        "no capacity; give the template subnets in further zones, or another size",
                        Optional.of(new Failure(FailureKind.NO_CAPACITY, "no capacity"))));
        assertThat(parts.roster.all()).isEmpty();
        assertThat(parts.shortages.spot("fargate-cloud-spot").events()).hasSize(1);
        assertThat(endings.loss("build-x")).as("no build was lost").isEmpty();
        assertThat(parts.counted(Happening.NOT_STARTED)).isEqualTo(1);
        assertThat(parts.changes).isEqualTo(1);
    }

    @Test
    void aTaskIsStoppedWithTheReasonUnlessItHasStoppedOrThereIsNone() {
        endings.finished(parts.started(0, "runs"), "its build has ended");
        Known stopped = parts.started(0, "stopped");
        parts.ecs.end("arn:task/2", new Stop("UserInitiated", "by hand", List.of()));
        stopped.seen(parts.ecs.find("arn:task/2"));
        endings.finished(stopped, "its build has ended");
        endings.finished(parts.saved(0, "none"), "its node was removed");
        parts.time.seconds(1);
        assertThat(parts.ecs.count("StopTask")).isEqualTo(1);
        assertThat(parts.ecs.find("arn:task/1").stop())
                .contains(new Stop("UserInitiated", "its build has ended", List.of()));
        assertThat(parts.jenkins.removed.values())
                .containsExactly(
                        new Removal("its build has ended", Optional.empty()),
                        new Removal("its build has ended", Optional.empty()),
                        new Removal("its node was removed", Optional.empty()));
        assertThat(parts.jenkins.names()).isEmpty();
    }

    @Test
    void anInterruptionThatWasAnnouncedCountsOnce() {
        Known known = parts.started(1, "x");
        endings.ending(known, INTERRUPTED);
        assertThat(known.warned()).isTrue();
        assertThat(parts.jenkins.ended).containsExactly("build-x: it was interrupted");
        assertThat(parts.jenkins.names()).as("its build may still finish").containsExactly("build-x");
        assertThat(endings.loss("build-x")).contains(INTERRUPTED);
        endings.lost(known, INTERRUPTED);
        assertThat(parts.counted(Happening.INTERRUPTED)).isEqualTo(1);
        assertThat(parts.counted(Happening.LOST)).isEqualTo(1);
        assertThat(parts.shortages.spot("fargate-cloud-spot").events()).hasSize(1);
        assertThat(parts.jenkins.names()).isEmpty();
        assertThat(parts.changes).isEqualTo(2);
    }

    @Test
    void aLossWithoutAnnouncementIsAnInterruptionIfEcsSaysSo() {
        endings.lost(parts.started(1, "x"), INTERRUPTED);
        endings.lost(parts.started(1, "y"), BROKEN);
        assertThat(parts.counted(Happening.INTERRUPTED)).isEqualTo(1);
        assertThat(parts.counted(Happening.LOST)).isEqualTo(2);
        assertThat(endings.loss("build-x")).contains(INTERRUPTED);
        assertThat(endings.loss("build-y")).contains(BROKEN);
        assertThat(parts.shortages.failing()).as("it did start").isEmpty();
    }

    @Test
    void whatSomebodyDeletesIsNotWorthRepeatingUnlessItWasLostBefore() {
        endings.lost(parts.started(1, "x"), INTERRUPTED);
        endings.deleted("build-x");
        endings.deleted("build-y");
        assertThat(endings.loss("build-x")).contains(INTERRUPTED);
        assertThat(endings.loss("build-y"))
                .hasValueSatisfying(
                        loss -> assertThat(loss.kind().worthRepeating()).isFalse());
    }

    @Test
    void theOldestOfAThousandLossesIsForgotten() {
        for (int i = 0; i <= 1000; i++) {
            endings.lost(parts.saved(0, "x" + i), BROKEN);
        }
        assertThat(endings.loss("build-x0")).isEmpty();
        assertThat(endings.loss("build-x1")).contains(BROKEN);
        assertThat(endings.loss("build-x1000")).contains(BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"4, 5, true", "5, 5, false", "9, 5, false"})
    void aTaskThatCannotBeStoppedIsTriedFiveTimesAndThenLeftToTheSweep(int failures, int calls, boolean stopped) {
        Known known = parts.started(0, "x");
        parts.fail("StopTask", CallFailed.Kind.UNANSWERED, failures);
        endings.stop(known.task().orElseThrow(), "its build has ended");
        parts.time.seconds(60);
        assertThat(parts.ecs.count("StopTask")).isEqualTo(calls);
        assertThat(parts.ecs.find("arn:task/1").stopped()).isEqualTo(stopped);
        assertThat(parts.throttled()).isFalse();
    }

    @Test
    void whereStoppingIsThrottledLaunchesWaitToo() {
        Known known = parts.started(0, "x");
        parts.fail("StopTask", CallFailed.Kind.THROTTLED, 1);
        endings.stop(known.task().orElseThrow(), "its build has ended");
        parts.time.pass(Duration.ofMillis(500));
        assertThat(parts.throttled()).isTrue();
    }
}
