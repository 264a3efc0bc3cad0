// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** The parts of an engine between fakes. Nothing drives them but the test. */
final class EngineParts {

    final VirtualTime time = new VirtualTime();
    final FakeJenkins jenkins = new FakeJenkins(time);
    final FakeEcs ecs = new FakeEcs(time, jenkins);
    final Fleet fleet;
    final Context context;
    final Roster roster = new Roster();
    final Shortages shortages;
    final Endings endings;

    /** How often the endings said that the demand has changed, and that there is something to watch. */
    int changes;

    int watches;

    EngineParts(Fleet fleet) {
        this.fleet = fleet;
        Ports ports = new Ports(jenkins, jenkins, ecs, ecs, jenkins);
        this.context = Context.of(ports, time.new Threads(), time, EngineSettings.usual(), new DayBook());
        this.shortages = new Shortages(context);
        this.endings = new Endings(context, roster, shortages, () -> changes++, () -> watches++);
    }

    /** With one cloud on demand, and one on Spot; both have a template {@code build}. */
    static EngineParts both() {
        return new EngineParts(Fleets.both());
    }

    AgentTemplate template(int cloud) {
        return fleet.clouds().get(cloud).templates().get(0);
    }

    /** An agent of a template, named {@code TEMPLATE-UNIQUE}, which nobody knows yet. */
    Agent agent(AgentTemplate template, Optional<String> job, String unique) {
        CloudSpec cloud = fleet.cloud(template.id().cloud()).orElseThrow();
        Route route = new Route(cloud.cluster(), template.placement());
        return new LaunchPlan(fleet.controller())
                .agent(new LaunchPlan.Order(cloud, template, job, route, "definition:1", unique), time.instant());
    }

    /** One that has a node, and no task. */
    Known saved(int cloud, String unique) {
        Known known = new Known(agent(template(cloud), Optional.of("team/app"), unique), time.instant());
        try {
            jenkins.add(known.agent(), false);
        } catch (Nodes.NodeFailed e) {
            throw new AssertionError(e);
        }
        roster.add(known);
        return known;
    }

    /** One whose task was started just now; it connects twenty seconds later. */
    Known started(int cloud, String unique) {
        Known known = saved(cloud, unique);
        try {
            RunAnswer answer = ecs.run(known.agent().request(), jenkins.secret(known.name()));
            known.seen(((RunAnswer.Started) answer).task());
            return known;
        } catch (CallFailed e) {
            throw new AssertionError(e);
        }
    }

    /** The next calls of an operation fail. */
    void fail(String operation, CallFailed.Kind kind, int times) {
        CallFailed failure = new CallFailed(kind, "ecs:" + operation, "no");
        ecs.failures.put(operation, new ArrayList<>(Collections.nCopies(times, failure)));
    }

    /** The failure for which a node was removed, if it was. */
    Optional<Failure> removalOf(String name) {
        return Optional.ofNullable(jenkins.removed.get(name)).flatMap(Nodes.Removal::failure);
    }

    int counted(Happening happening) {
        return context.day().summary(time.instant()).count(happening);
    }

    /** Whether AWS has said that there were too many calls. */
    boolean throttled() {
        return !context.rates().launch(false, time.instant()).isZero();
    }

    /**
     * A node.
     *
     * @param how any of {@code online}, {@code suspended}, {@code busy}, {@code used} and {@code done}
     */
    static Nodes.View view(Agent agent, String how, Instant since) {
        Set<String> words = Set.of(how.split(" "));
        return new Nodes.View(
                agent,
                words.contains("online"),
                words.contains("suspended"),
                words.contains("busy"),
                words.contains("used"),
                words.contains("done"),
                words.contains("used") ? Optional.of("team/last") : Optional.empty(),
                since);
    }
}
