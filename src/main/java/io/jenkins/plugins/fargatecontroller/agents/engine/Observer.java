// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.watch.Seen;
import io.jenkins.plugins.fargatecontroller.agents.watch.Verdict;
import io.jenkins.plugins.fargatecontroller.agents.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks ECS about all tasks, a hundred at a time, and has each agent judged. */
final class Observer {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Context context;
    private final Roster roster;
    private final Shortages shortages;
    private final Endings endings;
    private Fleet fleet;
    private Optional<Instant> due = Optional.empty();
    private int asking;

    Observer(Context context, Roster roster, Shortages shortages, Endings endings, Fleet fleet) {
        this.context = context;
        this.roster = roster;
        this.shortages = shortages;
        this.endings = endings;
        this.fleet = fleet;
    }

    void configure(Fleet other) {
        fleet = other;
    }

    /** Has the next round made in time; one that is due sooner anyway is left as it is. */
    void schedule() {
        Map<String, Nodes.View> views = views();
        long unsettled = tasks().stream()
                .filter(known -> Optional.ofNullable(views.get(known.name()))
                        .filter(Nodes.View::online)
                        .isEmpty())
                .count();
        context.settings().rhythm().next(tasks().size(), (int) unsettled).ifPresent(this::in);
    }

    private void in(Duration time) {
        Instant at = context.now().plus(time);
        if (due.isEmpty() || due.get().isAfter(at)) {
            due = Optional.of(at);
            context.worker().later(time, () -> round(at));
        }
    }

    /** Asks now, because something happened. */
    void soon() {
        in(Duration.ZERO);
    }

    private List<Known> tasks() {
        return roster.all().stream().filter(known -> known.task().isPresent()).toList();
    }

    /** Only the round that was asked for last is made. */
    private void round(Instant at) {
        if (due.filter(at::equals).isEmpty()) {
            return;
        }
        due = Optional.empty();
        if (asking > 0) {
            schedule();
            return;
        }
        Map<String, List<Known>> byCluster = tasks().stream()
                .collect(Collectors.groupingBy(
                        known -> known.task().map(TaskRef::cluster).orElse(""), TreeMap::new, Collectors.toList()));
        byCluster.forEach(this::ask);
        if (byCluster.isEmpty()) {
            judge();
        }
    }

    private void ask(String cluster, List<Known> agents) {
        for (int i = 0; i < agents.size(); i += AgentTasks.DESCRIBED_AT_ONCE) {
            List<Known> some = agents.subList(i, Math.min(i + AgentTasks.DESCRIBED_AT_ONCE, agents.size()));
            asking++;
            context.worker().call(() -> describe(cluster, List.copyOf(some)));
        }
    }

    /** On a thread of calls. */
    private void describe(String cluster, List<Known> agents) {
        List<String> arns = agents.stream()
                .map(known -> known.task().map(TaskRef::task).orElse(""))
                .toList();
        try {
            List<TaskState> found = context.ports().tasks().describe(cluster, arns);
            context.worker().run(() -> described(agents, found));
        } catch (CallFailed e) {
            context.worker().run(() -> notDescribed(e));
        }
    }

    private void described(List<Known> agents, List<TaskState> found) {
        Map<String, TaskState> byArn =
                found.stream().collect(Collectors.toMap(task -> task.ref().task(), Function.identity(), (a, b) -> a));
        for (Known known : agents) {
            Optional<TaskState> state = known.task().flatMap(task -> Optional.ofNullable(byArn.get(task.task())));
            state.ifPresentOrElse(known::seen, known::forgotten);
        }
        answered();
    }

    /** What was known stays known. */
    private void notDescribed(CallFailed failure) {
        if (failure.kind() == CallFailed.Kind.THROTTLED) {
            context.rates().throttled(context.now());
        }
        answered();
    }

    private void answered() {
        asking--;
        if (asking == 0) {
            judge();
            schedule();
        }
    }

    /** Judges each agent that has a task, or answers; one whose node somebody removed ends. */
    void judge() {
        Map<String, Nodes.View> views = views();
        for (Known known : roster.all()) {
            Nodes.View view = views.get(known.name());
            if (view == null) {
                endings.finished(known, "its node was removed");
            } else if (known.task().isPresent() || view.online()) {
                judge(known, view);
            }
        }
    }

    private void judge(Known known, Nodes.View view) {
        if (view.online()) {
            known.setAwaited(false);
        }
        Verdict verdict = outdated(known, view)
                ? new Verdict.Finished("its template has changed since it was started")
                : Watch.over(seen(known, view));
        if (verdict instanceof Verdict.Connected) {
            connected(known);
        } else if (verdict instanceof Verdict.Ending ending) {
            endings.ending(known, ending.why());
        } else if (verdict instanceof Verdict.NotStarted failed) {
            endings.notStarted(known, failed.why());
        } else if (verdict instanceof Verdict.Lost lost) {
            endings.lost(known, lost.why());
        } else if (verdict instanceof Verdict.Finished finished) {
            endings.finished(known, finished.why());
        }
    }

    /** One that was started for no build, and would have the next one on what its template was. */
    private boolean outdated(Known known, Nodes.View view) {
        Agent agent = known.agent();
        boolean waits = view.online() && !view.busy() && !view.used();
        return waits
                && agent.job().isEmpty()
                && fleet.template(agent.template())
                        .filter(template -> !new LaunchPlan(fleet.controller()).isCurrent(agent, template))
                        .isPresent();
    }

    private void connected(Known known) {
        Instant now = context.now();
        known.setConnected();
        shortages.connected(known.attempt());
        context.day().add(Happening.CONNECTED, now);
        known.queued().ifPresent(since -> context.day().waited(Duration.between(since, now), now));
    }

    private Seen seen(Known known, Nodes.View view) {
        Instant since = view.since().isAfter(known.started()) ? view.since() : known.started();
        var node = new Seen.Node(view.online(), view.busy(), view.used(), since);
        var life = new Seen.Life(known.started(), known.connected(), known.warned(), limits(known));
        return new Seen(known.state(), node, life, context.now());
    }

    /** A template that is gone has agents still; they end after the usual times. */
    private Seen.Limits limits(Known known) {
        UseRules rules = fleet.template(known.agent().template())
                .map(template -> template.rules())
                .orElse(UseRules.usual());
        EngineSettings.Losing losing = context.settings().losing();
        return new Seen.Limits(
                rules.patience().start(),
                known.kept() ? FOR_EVER : rules.patience().idle(),
                known.agent().spot() && !known.awaited() ? losing.interruptible() : losing.usual(),
                rules.reuse());
    }

    private Map<String, Nodes.View> views() {
        Map<String, Nodes.View> views = new HashMap<>();
        roster.views(context.ports().nodes(), context.now())
                .forEach(view -> views.put(view.agent().name(), view));
        return views;
    }
}
