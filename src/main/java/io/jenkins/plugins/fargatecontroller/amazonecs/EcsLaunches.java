// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the agents that amazon-ecs starts, as its log and Jenkins tell: which templates fail, and until when
 * they are left alone. Templates that pipelines make for themselves are not among them.
 */
public final class EcsLaunches {

    private static final int REMEMBERED = 1000;

    private final Map<String, Launch> launches = new Latest();
    private Fleet fleet = new Fleet("jenkins", List.of());
    private BackOff backOff = BackOff.none();

    private record Launch(TemplateId template, Optional<String> task, Optional<Failure> refusal) {}

    /** The oldest make room. */
    private static final class Latest extends LinkedHashMap<String, Launch> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Launch> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** What follows from a line of the log. */
    public sealed interface News {

        /** Nothing yet. */
        record None() implements News {}

        /** A template has begun to fail; told once until an agent of it has connected. */
        record Failing(TemplateId template, Failure failure) implements News {}

        /** ECS knows why the task ended: what it says goes to {@link EcsLaunches#failed}. */
        record Ask(String node, TaskRef task, Failure otherwise) implements News {}
    }

    public synchronized Fleet fleet() {
        return fleet;
    }

    /** amazon-ecs has these clouds from now on. A template that somebody has changed may be tried at once. */
    public synchronized void run(Fleet other) {
        for (TemplateId template : backOff.tries().keySet()) {
            if (!fleet.template(template).equals(other.template(template))) {
                backOff = backOff.succeeded(template);
            }
        }
        fleet = other;
    }

    /** The template of a node, by its labels; empty for one that a pipeline made for itself. */
    public synchronized Optional<AgentTemplate> template(Set<String> labels) {
        return fleet.templates()
                .filter(template -> labels.containsAll(template.labels()))
                .findFirst();
    }

    /** A node was added. */
    public synchronized void added(String node, Set<String> labels) {
        template(labels)
                .ifPresent(
                        template -> launches.put(node, new Launch(template.id(), Optional.empty(), Optional.empty())));
    }

    /** amazon-ecs has logged something. */
    public synchronized News line(LaunchLine line, Instant now) {
        Launch launch = launches.get(line.node());
        if (launch == null) {
            return new News.None();
        }
        if (line instanceof LaunchLine.Started started) {
            launches.put(line.node(), new Launch(launch.template(), Optional.of(started.task()), Optional.empty()));
        } else if (line instanceof LaunchLine.Refused refused) {
            launches.put(line.node(), new Launch(launch.template(), launch.task(), Optional.of(refused.failure())));
        } else if (line instanceof LaunchLine.Failed failed) {
            return ended(line.node(), launch, failed.failure(), now);
        }
        return new News.None();
    }

    private News ended(String node, Launch launch, Failure thrown, Instant now) {
        Optional<String> cluster = fleet.cloud(launch.template().cloud()).map(CloudSpec::cluster);
        return launch.task().isPresent() && cluster.isPresent()
                ? new News.Ask(node, new TaskRef(cluster.get(), launch.task().get()), thrown)
                : failed(node, launch.refusal().orElse(thrown), now);
    }

    /** It is known why an agent did not start. */
    public synchronized News failed(String node, Failure failure, Instant now) {
        Launch launch = launches.remove(node);
        if (launch == null) {
            return new News.None();
        }
        boolean known = backOff.tries().containsKey(launch.template());
        backOff = backOff.failed(launch.template(), failure, now);
        return known ? new News.None() : new News.Failing(launch.template(), failure);
    }

    /** A node is online. */
    public synchronized void connected(String node) {
        Launch launch = launches.remove(node);
        if (launch != null) {
            backOff = backOff.succeeded(launch.template());
        }
    }

    /** The templates that are left alone for now. */
    public synchronized Map<TemplateId, Pause> paused(Instant now) {
        Map<TemplateId, Pause> paused = new HashMap<>();
        for (TemplateId template : backOff.tries().keySet()) {
            Optional<Instant> next = backOff.hopeless(template);
            backOff.pause(template, now).ifPresent(text -> paused.put(template, new Pause(text, next)));
        }
        return paused;
    }

    /** The templates whose agents do not start. */
    public synchronized List<BackOff.Failing> failing() {
        return backOff.failing();
    }

    /** When a template that is left alone may be tried again. */
    public synchronized Optional<Instant> next(Instant now) {
        return backOff.next(now);
    }
}
