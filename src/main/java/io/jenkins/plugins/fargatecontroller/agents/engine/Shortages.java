// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.engine.Outside.Part;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Effect;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.failure.InWords;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Clusters;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotFile;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What stands in the way of launches: templates that fail, quotas that are used up, Spot that is short. */
final class Shortages {

    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(2);

    private final Context context;
    private final Outside outside;
    private final Map<String, SpotState> spot = new TreeMap<>();
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
    private volatile BackOff backOff = BackOff.none();

    private record Quota(TemplateId template, BackOff.Tries past) {

        Failure failure() {
            return past.last();
        }

        Instant until() {
            return past.next();
        }
    }

    Shortages(Context context) {
        this.context = context;
        this.outside = context.ports().outside();
        outside.read(Part.SPOT, SpotFile::read).ifPresent(spot::putAll);
    }

    /** The probes of agents that do not exist are none. */
    void recovered(Set<String> agents) {
        Map.copyOf(spot)
                .forEach((cloud, state) ->
                        state.probe().filter(probe -> !agents.contains(probe)).ifPresent(probe -> gone(cloud, probe)));
    }

    /**
     * An agent did not start.
     *
     * @param onSpot whether it was to run on Spot
     */
    void failed(TemplateId template, String agent, boolean onSpot, Failure failure) {
        Instant now = context.now();
        Effect effect = failure.kind().effect();
        if (effect == Effect.QUOTA) {
            full(template, failure, now);
        }
        if (effect == Effect.CAPACITY && onSpot) {
            shortage(template.cloud(), agent);
        }
        if (effect != Effect.NONE && effect != Effect.QUOTA && failure.kind() != FailureKind.SPOT_INTERRUPTED) {
            backOff(template, failure, now);
        }
    }

    /** Told once until an agent has started after a pause; those that were under way already say nothing. */
    private void full(TemplateId template, Failure failure, Instant now) {
        Optional<BackOff.Tries> before =
                Optional.ofNullable(quotas.get(template.cloud())).map(Quota::past);
        if (before.isEmpty()) {
            outside.failing(template, failure);
        }
        boolean again = before.filter(past -> past.next().isAfter(now)).isEmpty();
        int count = before.map(BackOff.Tries::count).orElse(0) + (again ? 1 : 0);
        quotas.put(
                template.cloud(), new Quota(template, new BackOff.Tries(count, failure, now, now.plus(QUOTA_PAUSE))));
    }

    private void backOff(TemplateId template, Failure failure, Instant now) {
        if (!backOff.tries().containsKey(template)) {
            outside.failing(template, failure);
        }
        backOff = backOff.failed(template, failure, now);
    }

    /** A Spot agent was interrupted, or refused for want of capacity. */
    void shortage(String cloud, String agent) {
        Instant now = context.now();
        SpotState before = spot(cloud);
        SpotState after = before.shortage(agent, now, context.settings().spot());
        if (after.until().isPresent() && !after.until().equals(before.until())) {
            context.day().add(Happening.FALLBACK, now);
        }
        changed(cloud, after);
    }

    void connected(TemplateId template, String agent) {
        backOff = backOff.succeeded(template);
        quotas.values()
                .removeIf(quota -> quota.template().cloud().equals(template.cloud())
                        && !quota.until().isAfter(context.now()));
        changed(template.cloud(), spot(template.cloud()).connected(agent));
    }

    /** An agent is gone, for whatever reason. */
    void gone(String cloud, String agent) {
        changed(cloud, spot(cloud).gone(agent));
    }

    /** Where the next agent of a template runs; if it is to try Spot, it is the probe. */
    Route route(CloudSpec cloud, AgentTemplate template, String agent, Instant now) {
        Route usual = new Route(cloud.cluster(), template.placement().drawn(agent));
        Optional<String> fallback = cloud.rules()
                .fallbackCluster()
                .filter(other -> Clusters.region(other).equals(cloud.region()));
        if (!usual.spot() || fallback.isEmpty()) {
            return usual;
        }
        return switch (spot(cloud.name()).use(now)) {
            case SPOT -> usual;
            case ON_DEMAND -> new Route(fallback.get(), template.placement().onDemand());
            case PROBE -> {
                changed(cloud.name(), spot(cloud.name()).probing(agent));
                yield usual;
            }
        };
    }

    /** Why templates are not to be tried now. */
    Map<TemplateId, Pause> paused(Fleet fleet, Instant now) {
        Map<TemplateId, Pause> paused = new HashMap<>();
        fleet.templates().forEach(template -> why(template, now).ifPresent(pause -> paused.put(template.id(), pause)));
        return paused;
    }

    private Optional<Pause> why(AgentTemplate template, Instant now) {
        Optional<Pause> quota = Optional.ofNullable(quotas.get(template.id().cloud()))
                .filter(full -> full.until().isAfter(now))
                .map(full -> Pause.passing("cloud %s: %s; next try in %s; %s"
                        .formatted(
                                template.id().cloud(),
                                full.failure().text(),
                                InWords.of(Duration.between(now, full.until())),
                                full.failure().remedy())));
        return quota.or(() -> servedOnDemand(template) ? Optional.empty() : failing(template.id(), now));
    }

    private Optional<Pause> failing(TemplateId template, Instant now) {
        return backOff.pause(template, now).map(text -> new Pause(text, backOff.hopeless(template)));
    }

    /** The templates whose agents do not start. */
    List<BackOff.Failing> failing() {
        return Stream.concat(
                        backOff.failing().stream(),
                        quotas.values().stream().map(quota -> new BackOff.Failing(quota.template(), quota.past())))
                .toList();
    }

    /** A template that somebody has changed may be tried at once; one that is gone does not fail. */
    void changed(Fleet before, Fleet after) {
        for (TemplateId template : backOff.tries().keySet()) {
            if (!before.template(template).equals(after.template(template))) {
                backOff = backOff.succeeded(template);
            }
        }
        quotas.values().removeIf(quota -> after.template(quota.template()).isEmpty());
    }

    /** That Spot is short is no reason to wait once on-demand capacity serves. */
    private boolean servedOnDemand(AgentTemplate template) {
        BackOff.Tries past = backOff.tries().get(template.id());
        return past != null
                && past.last().kind().effect() == Effect.CAPACITY
                && spot(template.id().cloud()).until().isPresent();
    }

    /** When something that is paused may be tried again. */
    Optional<Instant> next(Instant now) {
        return Stream.concat(
                        backOff.next(now).stream(),
                        quotas.values().stream().map(Quota::until).filter(now::isBefore))
                .min(Instant::compareTo);
    }

    SpotState spot(String cloud) {
        return spot.getOrDefault(cloud, SpotState.normal());
    }

    Map<String, SpotState> spot() {
        return Map.copyOf(spot);
    }

    /** On-demand capacity serves from now on, or Spot again. */
    void force(String cloud, SpotState state) {
        changed(cloud, state);
    }

    private void changed(String cloud, SpotState state) {
        if (!spot(cloud).equals(state)) {
            spot.put(cloud, state);
            outside.keep(Part.SPOT, SpotFile.write(spot));
        }
    }
}
