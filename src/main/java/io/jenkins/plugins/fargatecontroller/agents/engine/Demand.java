// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Blockage;
import io.jenkins.plugins.fargatecontroller.agents.demand.Pauses;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioning;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Situation;
import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the queue, has agents started for it, and gives up those that nobody waits for. */
final class Demand {

    /** How long a build is kept that nothing can serve. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<Long, Instant> fatal = new ConcurrentHashMap<>();
    private final Context context;
    private final Parts parts;
    private final Provisioner provisioner;
    private final Supplier<String> unique;
    private final Runnable again;
    private volatile Provisioning last = new Provisioning(List.of(), Map.of(), Set.of());
    private Optional<Instant> wake = Optional.empty();

    /** What it works with. */
    record Parts(Roster roster, Shortages shortages, Launcher launcher, Endings endings) {}

    Demand(Context context, Parts parts, Provisioner provisioner, Supplier<String> unique, Runnable again) {
        this.context = context;
        this.parts = parts;
        this.provisioner = provisioner;
        this.unique = unique;
        this.again = again;
    }

    Optional<Blockage> blockage(long item) {
        return last.blockage(item)
                .map(blockage -> new Blockage(
                        blockage.text(), blockage.fatal() && since(item).isPresent()));
    }

    /** Since when a blockage has been fatal; empty for one that has not been so for long. */
    private Optional<Instant> since(long item) {
        return Optional.ofNullable(fatal.get(item))
                .filter(since -> !since.plus(PATIENCE).isAfter(context.now()));
    }

    /** What cannot be met now may be met after the next change of clouds or nodes, which often come in pairs. */
    private void noteFatal(Instant now) {
        fatal.keySet()
                .removeIf(item -> last.blockage(item).filter(Blockage::fatal).isEmpty());
        last.blocked().forEach((item, blockage) -> {
            if (blockage.fatal()) {
                fatal.putIfAbsent(item, now);
            }
        });
    }

    /** One look at the queue, and what follows from it. */
    EngineStatus meet(Fleet fleet) {
        Instant now = context.now();
        Pauses paused = parts.shortages().paused(fleet, now);
        parts.roster().planned().stream().filter(plan -> plan.isAmong(paused)).forEach(parts.roster()::drop);
        List<Nodes.View> views = parts.roster().views(context.ports().nodes(), now);
        List<QueuedItem> items = context.ports().builds().items();
        Situation situation = new Situation(
                fleet,
                items,
                parts.roster().slots(views, fleet),
                context.ports().builds().elsewhere(),
                paused,
                now);
        last = provisioner.decide(situation);
        noteFatal(now);
        parts.launcher().queued(context.ports().builds().numbers());
        last.launches().forEach(this::plan);
        unwanted(withSuspended(last.idle(), views), now);
        parts.launcher().pump();
        wakeUp(now);
        return EngineStatus.of(views, parts.roster(), parts.shortages());
    }

    private void plan(Wanted wanted) {
        parts.roster().plan(new Planned(wanted, unique.get()));
    }

    /** Nothing waits for one that is given no build. */
    private static Set<String> withSuspended(Set<String> idle, List<Nodes.View> views) {
        return Stream.concat(
                        idle.stream(),
                        views.stream()
                                .filter(view -> view.suspended() && !view.busy())
                                .map(view -> view.agent().name()))
                .collect(Collectors.toSet());
    }

    /** What was started for nobody is given up after a while, and at once if it has no node yet. */
    private void unwanted(Set<String> idle, Instant now) {
        parts.roster().planned().stream()
                .filter(plan -> idle.contains(plan.unique()))
                .forEach(parts.roster()::drop);
        for (Known known : parts.roster().all()) {
            if (idle.contains(known.name())) {
                known.unwantedAt(now);
                giveUp(known, now);
            } else {
                known.wanted();
            }
        }
    }

    /** One that is online ends when it has been idle for too long. */
    private void giveUp(Known known, Instant now) {
        Duration patience = context.settings().losing().unwanted();
        known.unwanted()
                .filter(since -> !known.connected() && known.task().isPresent())
                .filter(since -> since.plus(patience).isBefore(now))
                .ifPresent(since -> parts.endings().finished(known, "no build waits for it any more"));
    }

    /** Looks again when a pause is over. */
    private void wakeUp(Instant now) {
        Optional<Instant> next = parts.shortages().next(now);
        if (next.isPresent() && !next.equals(wake)) {
            wake = next;
            context.worker().later(Duration.between(now, next.get()), again);
        }
    }
}
