// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Recovery;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Recovery.Step;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Joins nodes and tasks after a start, and sweeps from time to time. */
final class Recoverer {

    private static final Logger LOGGER = Logger.getLogger(Recoverer.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);

    private final Context context;
    private final Roster roster;
    private final Launcher launcher;
    private final Endings endings;
    private final Shortages shortages;
    private final Housekeeping housekeeping;
    private Optional<Instant> swept = Optional.empty();
    private Optional<Instant> deregistered = Optional.empty();

    Recoverer(Context context, Roster roster, Launcher launcher, Endings endings, Shortages shortages) {
        this.context = context;
        this.roster = roster;
        this.launcher = launcher;
        this.endings = endings;
        this.shortages = shortages;
        this.housekeeping = new Housekeeping(context);
    }

    /** The kept agents count from now on; what becomes of them is known when AWS has answered. */
    void start(Fleet fleet) {
        context.ports().nodes().ours().forEach(view -> {
            Known known = new Known(view.agent());
            known.recoveredAt(context.now());
            known.setAwaited(!view.online());
            if (view.used() || view.online()) {
                known.setConnected();
            }
            roster.add(known);
        });
        shortages.recovered(roster.all().stream().map(Known::name).collect(Collectors.toSet()));
        deregistered = Optional.of(
                context.now().minus(DAY).plus(context.settings().sweeping().every()));
        recover(fleet);
    }

    private void recover(Fleet fleet) {
        swept = Optional.of(context.now());
        context.worker().call(() -> {
            try {
                List<TaskState> tasks = housekeeping.tasks(fleet);
                context.worker().run(() -> recovered(tasks));
                housekeeping.sweep(fleet, tasks);
            } catch (CallFailed e) {
                LOGGER.log(Level.WARNING, "{0}: {1}; the agents are looked for again", new Object[] {
                    e.operation(), e.text()
                });
                context.worker().run(() -> context.worker().later(AGAIN, () -> recover(fleet)));
            }
        });
    }

    /** Only those that are still without a task: others were launched meanwhile. */
    private void recovered(List<TaskState> tasks) {
        List<Nodes.View> views = context.ports().nodes().ours();
        List<Agent> agents = views.stream()
                .map(Nodes.View::agent)
                .filter(agent -> roster.find(agent.name())
                        .filter(known -> known.task().isEmpty())
                        .isPresent())
                .toList();
        Set<String> used = views.stream()
                .filter(Nodes.View::used)
                .map(view -> view.agent().name())
                .collect(Collectors.toSet());
        for (Step step : Recovery.steps(agents, used, tasks, context.now())) {
            roster.find(step.agent().name()).ifPresent(known -> take(known, step, tasks));
        }
        endings.watch();
    }

    private void take(Known known, Step step, List<TaskState> tasks) {
        if (step instanceof Step.Adopt adopt) {
            known.named(adopt.task());
            tasks.stream()
                    .filter(task -> task.ref().equals(adopt.task()))
                    .findFirst()
                    .ifPresent(known::seen);
        } else if (step instanceof Step.RunAgain) {
            launcher.runAgain(known);
        } else if (step instanceof Step.Remove remove) {
            removed(known, remove.why());
        }
    }

    private void removed(Known known, String why) {
        if (known.connected()) {
            endings.lost(known, new Failure(FailureKind.VANISHED, why));
        } else {
            endings.finished(known, why);
        }
    }

    /** Sweeps if it is time. */
    void tick(Fleet fleet, Set<String> families) {
        Instant now = context.now();
        if (swept.isEmpty()
                || swept.get().plus(context.settings().sweeping().every()).isBefore(now)) {
            swept = Optional.of(now);
            quietly(() -> housekeeping.sweep(fleet, housekeeping.tasks(fleet)));
        }
        if (deregistered.isEmpty() || deregistered.get().plus(DAY).isBefore(now)) {
            deregistered = Optional.of(now);
            quietly(() -> housekeeping.deregisterOld(fleet, families));
        }
    }

    private interface Call {
        void make() throws CallFailed;
    }

    private void quietly(Call call) {
        context.worker().call(() -> {
            try {
                call.make();
            } catch (CallFailed e) {
                LOGGER.log(
                        Level.WARNING, "{0}: {1}; it is tried again next time", new Object[] {e.operation(), e.text()});
            }
        });
    }

    Sweep.Found preview(Fleet fleet) throws CallFailed {
        return housekeeping.orphans(fleet, housekeeping.tasks(fleet));
    }
}
