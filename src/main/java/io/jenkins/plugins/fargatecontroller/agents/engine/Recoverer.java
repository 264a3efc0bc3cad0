// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Recovery;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Recovery.Step;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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

    /** For so long after the first look, agents whose tasks are not found are looked for often; later, with each sweep. */
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final Context context;
    private final Roster roster;
    private final Launcher launcher;
    private final Endings endings;
    private final Shortages shortages;
    private final Housekeeping housekeeping;

    /** The agents from before the start that no task has been found for. */
    private final Set<String> searched = new HashSet<>();

    private Optional<Instant> answered = Optional.empty();
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
            Known known = new Known(view.agent(), context.now());
            known.recoveredAt(context.now());
            searched.add(known.name());
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
                context.worker().run(() -> {
                    Duration looking = looking();
                    recovered(tasks, looking);
                    if (!searched.isEmpty() && looking.compareTo(OFTEN) < 0) {
                        context.worker().later(AGAIN, () -> recover(fleet));
                    }
                });
                quietly(() -> housekeeping.sweep(fleet, tasks));
            } catch (CallFailed e) {
                LOGGER.log(Level.WARNING, "{0}: {1}; the agents are looked for again", new Object[] {
                    e.operation(), e.text()
                });
                context.worker().run(() -> context.worker().later(AGAIN, () -> recover(fleet)));
            }
        });
    }

    /** Since ECS answered first. */
    private Duration looking() {
        Instant now = context.now();
        answered = Optional.of(answered.orElse(now));
        return Duration.between(answered.get(), now);
    }

    private void recovered(List<TaskState> tasks, Duration looking) {
        searched.removeIf(name -> roster.find(name).isEmpty());
        List<Recovery.Kept> kept = context.ports().nodes().ours().stream()
                .filter(view -> searched.contains(view.agent().name()))
                .map(view -> new Recovery.Kept(view.agent(), view.used(), view.online()))
                .toList();
        for (Step step : Recovery.steps(kept, tasks, looking, context.now())) {
            roster.find(step.agent().name()).ifPresent(known -> take(known, step, tasks));
        }
        endings.watch();
    }

    private void take(Known known, Step step, List<TaskState> tasks) {
        if (step instanceof Step.Wait) {
            return;
        }
        searched.remove(known.name());
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
            sweep(fleet, now);
        }
        if (deregistered.isEmpty() || deregistered.get().plus(DAY).isBefore(now)) {
            deregistered = Optional.of(now);
            quietly(() -> housekeeping.deregisterOld(fleet, families));
        }
    }

    private void sweep(Fleet fleet, Instant now) {
        if (searched.isEmpty()) {
            swept = Optional.of(now);
            quietly(() -> housekeeping.sweep(fleet, housekeeping.tasks(fleet)));
        } else {
            recover(fleet);
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
