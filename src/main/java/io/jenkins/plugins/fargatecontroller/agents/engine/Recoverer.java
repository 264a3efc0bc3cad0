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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** When a cluster was listed first. */
    private final Map<String, Instant> answered = new HashMap<>();

    /** Why a cluster cannot be listed. */
    private final Map<String, String> told = new HashMap<>();

    private boolean waiting;
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
        sweep(fleet, context.now());
    }

    private void sweep(Fleet fleet, Instant now) {
        swept = Optional.of(now);
        recover(fleet, housekeeping.clusters(fleet));
    }

    private void recover(Fleet fleet, Set<String> clusters) {
        context.worker().call(() -> {
            Housekeeping.Listing listing = housekeeping.list(clusters);
            context.worker().run(() -> {
                Set<String> answering = new TreeSet<>(clusters);
                answering.removeAll(listing.silent().keySet());
                answering.forEach(cluster -> recovered(cluster, listing.tasks()));
                tell(answering, listing.silent());
                again(fleet, listing.silent().keySet());
                endings.watch();
            });
            quietly(() -> housekeeping.sweep(fleet, listing.tasks()));
        });
    }

    private void recovered(String cluster, List<TaskState> tasks) {
        Instant now = context.now();
        answered.putIfAbsent(cluster, now);
        searched.removeIf(name -> roster.find(name).isEmpty());
        List<Recovery.Kept> kept = context.ports().nodes().ours().stream()
                .filter(view -> searched.contains(view.agent().name())
                        && view.agent().request().cluster().equals(cluster))
                .map(view -> new Recovery.Kept(view.agent(), view.used(), view.online()))
                .toList();
        for (Step step : Recovery.steps(kept, tasks, looking(cluster, now), now)) {
            roster.find(step.agent().name()).ifPresent(known -> take(known, step, tasks));
        }
    }

    /** Since the cluster was listed first. */
    private Duration looking(String cluster, Instant now) {
        return Duration.between(answered.getOrDefault(cluster, now), now);
    }

    /** Looks again where agents have not been found: for a minute, and as long as the cluster is silent. */
    private void again(Fleet fleet, Set<String> silent) {
        Set<String> clusters = searched.stream()
                .flatMap(name -> roster.find(name).stream())
                .map(known -> known.agent().request().cluster())
                .filter(cluster -> silent.contains(cluster)
                        || looking(cluster, context.now()).compareTo(OFTEN) < 0)
                .collect(Collectors.toSet());
        if (!clusters.isEmpty() && !waiting) {
            waiting = true;
            context.worker().later(AGAIN, () -> {
                waiting = false;
                recover(fleet, clusters);
            });
        }
    }

    /** Says once why a cluster is silent. */
    private void tell(Set<String> answering, Map<String, CallFailed> silent) {
        told.keySet().removeAll(answering);
        silent.forEach((cluster, failure) -> {
            if (!failure.text().equals(told.put(cluster, failure.text()))) {
                LOGGER.log(Level.WARNING, "{0} in {1}: {2}; its tasks are looked for again", new Object[] {
                    failure.operation(), cluster, failure.text()
                });
            }
        });
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
        return housekeeping.preview(fleet);
    }
}
