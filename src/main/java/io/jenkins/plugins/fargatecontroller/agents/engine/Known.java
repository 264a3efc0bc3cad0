// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the engine knows of one agent. Only its own thread touches it. */
final class Known {

    /** For so long after an agent came back, the build that it had may come back to it; pipelines wait no longer. */
    private static final Duration RETURN = Duration.ofMinutes(5);

    private final Agent agent;
    private Optional<Instant> recovered = Optional.empty();
    private Optional<TaskRef> task = Optional.empty();
    private Optional<TaskState> state = Optional.empty();
    private Optional<Instant> unwanted = Optional.empty();
    private Optional<Instant> queued = Optional.empty();
    private Optional<AgentRequest> request = Optional.empty();
    private Instant started;
    private boolean connected;
    private boolean warned;
    private boolean kept;
    private boolean awaited;
    private int calls;

    Known(Agent agent, Instant now) {
        this.agent = agent;
        this.started = now;
    }

    Agent agent() {
        return agent;
    }

    String name() {
        return agent.name();
    }

    Optional<TaskRef> task() {
        return task;
    }

    Optional<TaskState> state() {
        return state;
    }

    /** When its task was started, or the controller came up, whichever was later. */
    Instant started() {
        return started;
    }

    /** RunTask has answered. */
    void startedAt(Instant now) {
        started = now;
    }

    /** ECS told of its task. */
    void seen(TaskState found) {
        task = Optional.of(found.ref());
        state = Optional.of(found);
    }

    /** Its task is known by name, and not yet described. */
    void named(TaskRef ref) {
        task = Optional.of(ref);
    }

    /** ECS no longer knows its task. */
    void forgotten() {
        state = Optional.empty();
    }

    Optional<Instant> queued() {
        return queued;
    }

    /** The build that it was started for has waited since then. */
    void queuedSince(Instant since) {
        queued = Optional.of(since);
    }

    /** The build that it was started for asks for more than a label. */
    void askedFor(AgentRequest wanted) {
        request = Optional.of(wanted);
    }

    /** As an attempt that comes to something, or to nothing. */
    Shortages.Attempt attempt() {
        return new Shortages.Attempt(agent.template(), name(), agent.spot(), request);
    }

    boolean connected() {
        return connected;
    }

    void setConnected() {
        connected = true;
    }

    boolean warned() {
        return warned;
    }

    void setWarned() {
        warned = true;
    }

    /** It was there before the controller came up. */
    void recoveredAt(Instant now) {
        recovered = Optional.of(now);
    }

    /** What Jenkins says of it; while its build may come back to it, it is at work. */
    Nodes.View seen(Nodes.View view, Instant now) {
        return view.withBusy(view.busy()
                || recovered.filter(since -> awaitsBuild(view, since, now)).isPresent());
    }

    private static boolean awaitsBuild(Nodes.View view, Instant recovered, Instant now) {
        Instant since = view.since().isAfter(recovered) ? view.since() : recovered;
        boolean inTime = !view.online() || since.plus(RETURN).isAfter(now);
        return view.used() && !view.done() && inTime;
    }

    /** Whether it has not been online since the controller came up, which takes agents a while. */
    boolean awaited() {
        return awaited;
    }

    void setAwaited(boolean yes) {
        awaited = yes;
    }

    /** Whether it is to stay though no build has taken it yet. */
    boolean kept() {
        return kept;
    }

    /** Since when nobody has waited for it. */
    Optional<Instant> unwanted() {
        return unwanted;
    }

    void wanted() {
        kept = true;
        unwanted = Optional.empty();
    }

    void unwantedAt(Instant now) {
        kept = false;
        unwanted = Optional.of(unwanted.orElse(now));
    }

    /** How often RunTask has been called for it without an answer. */
    int countCall() {
        return ++calls;
    }
}
