// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.engine.Catalogue.Found;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Starts agents, in order, as fast as AWS may be called. */
final class Launcher {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Context context;
    private final Roster roster;
    private final Shortages shortages;
    private final Catalogue catalogue;
    private final QueueFile file;
    private final Endings endings;
    private final Deque<Known> again = new ArrayDeque<>();
    private Fleet fleet;
    private boolean waiting;

    Launcher(Context context, Roster roster, Shortages shortages, Endings endings, Fleet fleet) {
        this.context = context;
        this.roster = roster;
        this.shortages = shortages;
        this.endings = endings;
        this.catalogue = new Catalogue(context);
        this.file = new QueueFile(context, this::pump);
        this.fleet = fleet;
    }

    void configure(Fleet other) {
        fleet = other;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What is in the queue now. */
    void queued(Set<Long> items) {
        file.holds(items);
    }

    /** Runs the task of an agent that has a node, with the token that it has. */
    void runAgain(Known known) {
        again.add(known);
        pump();
    }

    /** Launches what is planned, until a rate says to wait; nothing for a build that is not on the disk yet. */
    void pump() {
        while (!again.isEmpty()) {
            if (roster.find(again.peek().name()).isEmpty()) {
                again.remove();
            } else if (granted(again.peek().agent().spot())) {
                run(again.remove());
            } else {
                return;
            }
        }
        for (Planned plan : roster.planned()) {
            if (!launch(plan)) {
                return;
            }
        }
    }

    /** False: nothing more can be launched now. */
    private boolean launch(Planned plan) {
        Optional<CloudSpec> cloud = fleet.cloud(plan.template().cloud());
        if (cloud.isEmpty()) {
            roster.drop(plan);
            return true;
        }
        Found found =
                catalogue.find(fleet.controller(), cloud.get(), plan.wanted().template(), this::pump);
        if (found instanceof Found.Definition definition) {
            return launch(plan, cloud.get(), definition.arn());
        }
        if (found instanceof Found.Broken broken) {
            endings.neverLaunched(plan, broken.failure());
        }
        return true;
    }

    private boolean launch(Planned plan, CloudSpec cloud, String definition) {
        if (plan.wanted().item().filter(item -> file.lacks(item.id())).isPresent()) {
            return true;
        }
        boolean spot = plan.wanted().template().placement().spot();
        if (!granted(spot)) {
            return false;
        }
        LaunchPlan names = new LaunchPlan(fleet.controller());
        String name = names.name(plan.wanted().template(), plan.unique());
        Agent agent = names.agent(
                new LaunchPlan.Order(
                        cloud,
                        plan.wanted().template(),
                        plan.wanted().item().map(QueuedItem::job),
                        shortages.route(cloud, plan.wanted().template(), name, context.now()),
                        definition,
                        plan.unique()),
                context.now());
        roster.drop(plan);
        add(plan, agent);
        return true;
    }

    private void add(Planned plan, Agent agent) {
        Known known = new Known(agent, context.now());
        plan.wanted().item().map(QueuedItem::since).ifPresent(known::queuedSince);
        plan.request().ifPresent(known::askedFor);
        try {
            context.ports().nodes().add(agent, plan.wanted().template().rules().reuse());
        } catch (Nodes.NodeFailed e) {
            endings.neverLaunched(
                    plan, new Failure(FailureKind.OTHER, "the node could not be saved: " + e.getMessage()));
            return;
        }
        roster.add(known);
        run(known);
    }

    /** Asks for one more launch; if there is none now, comes back when there is. */
    private boolean granted(boolean spot) {
        Duration wait = context.rates().launch(spot, context.now());
        if (!wait.isZero() && !waiting) {
            waiting = true;
            context.worker().later(wait, () -> {
                waiting = false;
                pump();
            });
        }
        return wait.isZero();
    }

    private void run(Known known) {
        AgentSecret secret = context.ports().nodes().secret(known.name());
        context.worker().call(() -> {
            try {
                RunAnswer answer = context.ports().tasks().run(known.agent().request(), secret);
                context.worker().run(() -> answered(known, answer));
            } catch (CallFailed e) {
                context.worker().run(() -> failed(known, e));
            }
        });
    }

    private void answered(Known known, RunAnswer answer) {
        context.rates().answered();
        if (answer instanceof RunAnswer.Started started) {
            known.seen(started.task());
            context.day().add(Happening.LAUNCHED, context.now());
            launched(known, started.task().ref());
        } else if (answer instanceof RunAnswer.Refused refused) {
            endings.notStarted(known, FailureReader.ofRefusal(refused.reason()));
        }
    }

    private void launched(Known known, TaskRef task) {
        known.startedAt(context.now());
        if (roster.find(known.name()).isPresent()) {
            context.ports().nodes().log(known.name(), "Task " + task.task() + " was started in " + task.cluster());
            endings.watch();
        } else {
            endings.stop(task, "its node was removed while the task was being started");
        }
    }

    private void failed(Known known, CallFailed failure) {
        boolean conflict =
                failure.kind() == CallFailed.Kind.CONFLICT && !failure.tasks().isEmpty();
        if (conflict) {
            TaskRef task = new TaskRef(
                    known.agent().request().cluster(), failure.tasks().get(0));
            known.named(task);
            launched(known, task);
            return;
        }
        if (failure.kind() == CallFailed.Kind.THROTTLED) {
            context.rates().throttled(context.now());
            runAgain(known);
        } else if (failure.uncertain() && young(known)) {
            long doubled = 1L << Math.min(known.countCall() - 1, MOST_DOUBLINGS);
            context.worker().later(ONE_SECOND.multipliedBy(doubled), () -> runAgain(known));
        } else {
            catalogue.forget(known.agent().request().target().definition());
            endings.notStarted(known, FailureReader.of(failure));
        }
    }

    /** Whether it may still become something. */
    private boolean young(Known known) {
        Duration patience = fleet.template(known.agent().template())
                .map(template -> template.rules().patience().start())
                .orElse(Duration.ZERO);
        return known.started().plus(patience).isAfter(context.now());
    }
}
