// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCacheTest {

    private static final Map<String, String> ON_FARGATE = Map.of(Variables.METADATA, "http://169.254.170.2/v4/x");
    private static final Environment COMPLETE = Samples.complete();

    /** Nothing could be asked. */
    private static final Environment SILENT =
            Environment.unknown(COMPLETE.variables(), new Fact.Absent<Void>(Fact.Cause.FAILED, "it failed", "wait"));

    @TempDir
    Path folder;

    private final List<Trace.Call> calls = new ArrayList<>();
    private Environment answer = COMPLETE;
    private Optional<Throwable> thrown = Optional.empty();
    private EnvironmentCache cache =
            new EnvironmentCache(Map.of(), new StateDirectory(Path.of("unused")), this::discover);

    @BeforeEach
    void onFargate() {
        cache = cache(ON_FARGATE);
    }

    @Test
    void beforeAnythingIsKnownThereAreNoClouds() {
        assertThat(cache.asleep()).isFalse();
        assertThat(cache.environment()).isEmpty();
        assertThat(cache.region()).isEmpty();
        Plan plan = cache.plan(Overrides.NONE);
        assertThat(plan.clouds()).isEmpty();
        assertThat(plan.asleep()).isFalse();
        assertThat(plan.problems()).anyMatch(Problem::isError);
        assertThat(cache(Map.of()).plan(Overrides.NONE).asleep()).isTrue();
        assertThat(cache(Map.of(Variables.METADATA, " ")).asleep()).isTrue();
    }

    @Test
    void whatIsFoundIsKeptForTheNextStart() {
        cache.discover();
        assertThat(cache.environment()).contains(COMPLETE);
        assertThat(cache.region()).contains("eu-central-1");
        assertThat(cache.problems()).isEmpty();
        EnvironmentCache next = cache(ON_FARGATE);
        next.remember();
        assertThat(next.environment()).contains(COMPLETE);
        assertThat(messages(next))
                .containsExactly("AWS has not answered in time, so the last known environment is used");
    }

    @Test
    void withoutAnEarlierAnswerThereIsNoneToRemember() {
        cache.remember();
        assertThat(cache.environment()).isEmpty();
        assertThat(messages(cache))
                .containsExactly("AWS has not answered in time, and there is no earlier answer to go by");
    }

    @Test
    void anAnswerIsNotForgottenForAnEarlierOne() {
        cache.discover();
        cache.remember();
        assertThat(cache.problems()).isEmpty();
    }

    @Test
    void whatCannotBeAskedNowIsAsBeforeAndSaidOnce() {
        cache.discover();
        answer = SILENT;
        calls.add(call("ecs:DescribeTasks", "no answer in time"));
        calls.add(call("ssm:GetParameter", "no answer in time"));
        cache.discover();
        assertThat(cache.environment()).contains(COMPLETE);
        assertThat(messages(cache))
                .containsExactly("2 calls to AWS failed, so what was found before is still used: no answer in time");
        calls.remove(1);
        cache.discover();
        assertThat(messages(cache))
                .containsExactly("a call to AWS failed, so what was found before is still used: no answer in time");
    }

    @Test
    void theFirstAnswerIsNotExcusedByAnEarlierOne() {
        answer = SILENT;
        calls.add(call("ecs:DescribeTasks", "no answer in time"));
        cache.discover();
        assertThat(cache.environment()).contains(SILENT);
        assertThat(cache.problems()).isEmpty();
    }

    @Test
    void callsAreTakenOnce() {
        calls.add(call("ecs:DescribeTasks", ""));
        cache.discover();
        assertThat(cache.takeTrace().calls()).isEqualTo(calls);
        assertThat(cache.takeTrace().calls()).isEmpty();
    }

    @Test
    void itsProgressIsSeenWhileItLasts() {
        List<Progress> seen = new ArrayList<>();
        EnvironmentCache[] watched = new EnvironmentCache[1];
        watched[0] = new EnvironmentCache(ON_FARGATE, new StateDirectory(folder), heard -> {
            seen.add(watched[0].progress().orElseThrow());
            heard.accept(call("ecs:DescribeTasks", ""));
            seen.add(watched[0].progress().orElseThrow());
            return new Discovered(COMPLETE, new Trace(List.of(), Duration.ZERO));
        });
        watched[0].discover();
        assertThat(seen).extracting(Progress::done).containsExactly(0, 1);
        assertThat(watched[0].progress()).isEmpty();
    }

    @Test
    void aDiscoveryThatBreaksOffLeavesWhatIsKnown() {
        cache.discover();
        thrown = Optional.of(new IllegalStateException("the wire was cut"));
        assertThatThrownBy(cache::discover).hasMessage("the wire was cut");
        assertThat(cache.broken()).isTrue();
        assertThat(cache.environment()).contains(COMPLETE);
        assertThat(cache.progress()).isEmpty();
        assertThat(messages(cache))
                .containsExactly("the discovery failed, and what was known before is used: the wire was cut");
        cache.remember();
        assertThat(messages(cache)).singleElement().asString().contains("the discovery failed");
        thrown = Optional.empty();
        cache.discover();
        assertThat(cache.broken()).isFalse();
        assertThat(cache.problems()).isEmpty();
    }

    @Test
    void anInterruptionStaysOne() {
        thrown = Optional.of(new InterruptedException());
        assertThatThrownBy(cache::discover).hasMessage("the discovery was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anEmptiedStoreIsKeptUntilAPersonAcceptsIt() {
        cache.discover();
        answer = emptied();
        cache.discover();
        assertThat(cache.plan(Overrides.NONE).clouds()).hasSize(2);
        assertThat(cache.accepted(Overrides.NONE)).isNotEqualTo(cache.plan(Overrides.NONE));
        assertThat(messages(cache))
                .containsExactly("there is nothing below /jenkins/demo in the parameter store, so all that came from"
                        + " the parameter store is kept as it was");
        cache.accept();
        assertThat(cache.environment()).contains(answer);
        assertThat(cache.accepted(Overrides.NONE)).isEqualTo(cache.plan(Overrides.NONE));
        assertThat(cache.problems()).isEmpty();
    }

    @Test
    void whatCannotBeSavedIsAProblem() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");
        EnvironmentCache stuck =
                new EnvironmentCache(ON_FARGATE, new StateDirectory(folder.resolve("file")), this::discover);
        stuck.discover();
        assertThat(stuck.environment()).contains(COMPLETE);
        assertThat(messages(stuck)).singleElement().asString().startsWith("the environment could not be saved: ");
    }

    private EnvironmentCache cache(Map<String, String> env) {
        return new EnvironmentCache(env, new StateDirectory(folder.resolve("state")), this::discover);
    }

    private Discovered discover(Consumer<Trace.Call> heard) throws InterruptedException {
        if (thrown.orElse(null) instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (thrown.orElse(null) instanceof RuntimeException failure) {
            throw failure;
        }
        return new Discovered(answer, new Trace(List.copyOf(calls), Duration.ZERO));
    }

    private static Environment emptied() {
        var compute = COMPLETE.compute();
        return new Environment(
                COMPLETE.variables(),
                COMPLETE.task(),
                new Environment.Compute(compute.service(), compute.cluster(), compute.cluster(), compute.definition()),
                COMPLETE.network(),
                COMPLETE.storage(),
                new Environment.Parameters(
                        COMPLETE.parameters().templates().map(all -> List.of()),
                        COMPLETE.parameters().admin(),
                        new Fact.Absent<>(Fact.Cause.NONE, "there is none", "make one")));
    }

    private static List<String> messages(EnvironmentCache cache) {
        return cache.problems().stream().map(Problem::message).toList();
    }

    private static Trace.Call call(String operation, String failure) {
        return new Trace.Call(
                operation,
                1,
                new Trace.Span(Duration.ZERO, Duration.ZERO),
                new Trace.Answer(failure.isEmpty() ? Trace.StatusCode.OK : Trace.StatusCode.FAILED, failure, 1));
    }
}
