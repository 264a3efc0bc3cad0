// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFallback;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.MissingRights;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import io.jenkins.plugins.fargatecontroller.status.Progress;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is known of the environment: the last answer, with an earlier one where that says nothing. */
public final class EnvironmentCache {

    private static final String EARLIER = "what was found before is still used";
    private static final Trace NO_CALLS = new Trace(List.of(), Duration.ZERO);

    private final StateDirectory home;
    private final Discovery discovery;
    private final Variables variables;
    private final boolean asleep;
    private volatile Optional<Environment> environment = Optional.empty();

    /** What AWS says, if that is not gone by until a person accepts it. */
    private volatile Optional<Environment> unaccepted = Optional.empty();

    private volatile List<Problem> problems = List.of();
    private volatile boolean broken;
    private volatile Optional<Progress> progress = Optional.empty();
    private Trace trace = NO_CALLS;
    private int usualCalls = 15;

    public EnvironmentCache(Map<String, String> env, StateDirectory home, Discovery discovery) {
        this.home = home;
        this.discovery = discovery;
        this.variables = Variables.of(env);
        this.asleep = !Variables.onFargate(env);
    }

    public boolean asleep() {
        return asleep;
    }

    public Optional<Environment> environment() {
        return environment;
    }

    /** The region of the task, once it is known. */
    public Optional<String> region() {
        return environment.flatMap(now -> now.task().optional()).map(Task::region);
    }

    public Optional<Progress> progress() {
        return progress;
    }

    /** What is wrong with what is known. */
    public List<Problem> problems() {
        return problems;
    }

    /** The calls since this was asked last. */
    public synchronized Trace takeTrace() {
        Trace taken = trace;
        trace = NO_CALLS;
        return taken;
    }

    /** The plan for what is known. Before anything is known it has settings of the controller, and no clouds. */
    public Plan plan(Parsed<Overrides> overrides) {
        return Planner.plan(environment.orElseGet(this::unknown), overrides);
    }

    /** The plan that a person sees and applies: with nothing held that AWS does not say any more. */
    public Plan accepted(Parsed<Overrides> overrides) {
        return unaccepted.map(now -> Planner.plan(now, overrides)).orElseGet(() -> plan(overrides));
    }

    /** A person has applied {@link #accepted}, so what was held is gone. */
    public synchronized void accept() {
        unaccepted.ifPresent(now -> {
            environment = unaccepted;
            unaccepted = Optional.empty();
            problems = saved(now);
        });
    }

    private Environment unknown() {
        Fact.Cause cause = asleep ? Fact.Cause.ASLEEP : Fact.Cause.FAILED;
        return Environment.unknown(
                variables, new Fact.Absent<Void>(cause, "the discovery has not ended yet", "wait for it"));
    }

    /** Asks AWS. What it cannot say now is taken from an earlier answer. */
    public void discover() {
        List<Trace.Call> calls = new ArrayList<>();
        progress = Optional.of(new Progress(usualCalls, calls));
        try {
            learn(answer(call -> {
                calls.add(call);
                progress = Optional.of(new Progress(usualCalls, calls));
            }));
        } catch (RuntimeException | Error e) {
            brokeOff(e);
            throw e;
        } finally {
            progress = Optional.empty();
        }
    }

    private Discovered answer(Consumer<Trace.Call> heard) {
        try {
            return discovery.discover(heard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the discovery was interrupted", e);
        }
    }

    /** Goes by what is known from before. */
    public synchronized void brokeOff(Throwable failure) {
        Thrown thrown = Thrown.of(failure);
        environment = earlier();
        broken = true;
        problems = List.of(RunProblems.error(
                RunPart.ENVIRONMENT,
                "the discovery failed, and what was known before is used: " + thrown.reason(),
                thrown.remedy()));
    }

    /** Whether the last discovery broke off, so that nothing is known of the present. */
    public boolean broken() {
        return broken;
    }

    /** Takes the last known environment from its file, if AWS has not answered yet. */
    public synchronized void remember() {
        if (environment.isEmpty() && !broken) {
            environment = earlier();
            problems = List.of(RunProblems.warning(
                    RunPart.ENVIRONMENT,
                    environment.isPresent()
                            ? "AWS has not answered in time, so the last known environment is used"
                            : "AWS has not answered in time, and there is no earlier answer to go by",
                    "Wait for the answer; if none comes, check the task's way to the AWS endpoints"));
        }
    }

    private synchronized void learn(Discovered answer) {
        Optional<Environment> earlier = earlier();
        Environment said = earlier.map(before -> EnvironmentFallback.fill(answer.environment(), before))
                .orElse(answer.environment());
        Environment now = earlier.map(before -> EnvironmentFallback.withVanished(said, before))
                .orElse(said);
        broken = false;
        trace = answer.trace();
        usualCalls = Math.max(1, trace.calls().size());
        if (!environment.equals(Optional.of(now))) {
            StatusLog.found(now);
        }
        environment = Optional.of(now);
        unaccepted = now.equals(said) ? Optional.empty() : Optional.of(said);
        problems = Stream.of(earlier.isPresent() ? unanswered() : List.<Problem>of(), held(), saved(now))
                .flatMap(List::stream)
                .toList();
    }

    private List<Problem> saved(Environment now) {
        try {
            home.save(now);
            return List.of();
        } catch (IOException | RuntimeException | Error e) {
            return List.of(RunProblems.unsaved(RunPart.ENVIRONMENT, "the environment", e));
        }
    }

    private List<Problem> held() {
        return unaccepted.stream()
                .map(now -> RunProblems.warning(
                        TemplateKeys.TEMPLATES,
                        now.variables()
                                        .parameterPath()
                                        .map("there is nothing below %s in the parameter store"::formatted)
                                        .orElse(Variables.PARAMETERS + " is not set any more")
                                + ", so all that came from the parameter store is kept as it was",
                        "Correct " + Variables.PARAMETERS
                                + " if it is wrong; if the parameters were deleted on purpose, review the changes and"
                                + " apply them"))
                .toList();
    }

    /** Without an earlier answer the plan itself says what is missing. */
    private List<Problem> unanswered() {
        Stream<Problem> refused = MissingRights.of(failures()).stream()
                .map(rights ->
                        RunProblems.warning(RunPart.ENVIRONMENT, rights.reason() + ", so " + EARLIER, rights.remedy()));
        List<String> failed = failures()
                .filter(message -> MissingRights.of(Stream.of(message)).isEmpty())
                .toList();
        Stream<Problem> unheard = failed.stream()
                .limit(1)
                .map(first -> RunProblems.warning(
                        RunPart.ENVIRONMENT,
                        (failed.size() == 1 ? "a call to AWS failed" : failed.size() + " calls to AWS failed") + ", so "
                                + EARLIER + ": " + first,
                        "Nothing, if the next check succeeds; the calls are listed under Last runs"));
        return Stream.concat(refused, unheard).toList();
    }

    private Stream<String> failures() {
        return trace.calls().stream()
                .map(Trace.Call::outcome)
                .filter(outcome -> outcome.kind().isUnanswered())
                .map(Trace.Answer::message);
    }

    private Optional<Environment> earlier() {
        return environment.or(this::saved);
    }

    private Optional<Environment> saved() {
        try {
            return home.environment();
        } catch (IOException | RuntimeException | Error e) {
            StatusLog.warning(
                    "The last known environment cannot be read, and is ignored until AWS answers and it is written"
                            + " again; no action is needed",
                    e);
            return Optional.empty();
        }
    }
}
