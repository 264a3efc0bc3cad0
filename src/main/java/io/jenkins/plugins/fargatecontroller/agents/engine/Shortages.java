// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.demand.Pauses;
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
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.Asked;
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
    private final Map<Asked, BackOff> asked = new HashMap<>();

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
     * An agent that was to start.
     *
     * @param onSpot whether it was to run on Spot
     * @param request what its build asks for beyond a label
     */
    record Attempt(TemplateId template, String agent, boolean onSpot, Optional<AgentRequest> request) {

        /** What may be to blame beside the template. */
        Optional<Asked> asked() {
            return request.flatMap(asking -> asking.asked(template));
        }
    }

    /** An agent did not start. */
    void failed(Attempt attempt, Failure failure) {
        Instant now = context.now();
        Effect effect = failure.kind().effect();
        if (effect == Effect.QUOTA) {
            full(attempt.template(), failure, now);
        }
        if (effect == Effect.CAPACITY && attempt.onSpot()) {
            shortage(attempt.template().cloud(), attempt.agent());
        }
        if (effect != Effect.NONE && effect != Effect.QUOTA && failure.kind() != FailureKind.SPOT_INTERRUPTED) {
            attempt.asked()
                    .ifPresentOrElse(
                            what -> backOff(what, failure, now), () -> backOff(attempt.template(), failure, now));
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

    /** What one build asks for keeps no other from the template; nobody is told but the build. */
    private void backOff(Asked what, Failure failure, Instant now) {
        asked.values().removeIf(past -> past.isOver(now));
        asked.put(what, asked.getOrDefault(what, BackOff.none()).failed(what.template(), failure, now));
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

    /** An agent has come online. */
    void connected(Attempt attempt) {
        String cloud = attempt.template().cloud();
        attempt.asked().ifPresentOrElse(asked::remove, () -> backOff = backOff.succeeded(attempt.template()));
        quotas.values()
                .removeIf(quota ->
                        quota.template().cloud().equals(cloud) && !quota.until().isAfter(context.now()));
        changed(cloud, spot(cloud).connected(attempt.agent()));
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

    /** What is not to be tried now. */
    Pauses paused(Fleet fleet, Instant now) {
        Map<String, Pause> clouds = new HashMap<>();
        fleet.clouds().forEach(cloud -> full(cloud.name(), now).ifPresent(pause -> clouds.put(cloud.name(), pause)));
        Map<TemplateId, Pause> templates = new HashMap<>();
        fleet.templates()
                .map(AgentTemplate::id)
                .forEach(template -> failing(backOff, template, template.name(), now)
                        .ifPresent(pause -> templates.put(template, pause)));
        Map<Asked, Pause> beside = new HashMap<>();
        asked.forEach((what, past) ->
                failing(past, what.template(), what.name(), now).ifPresent(pause -> beside.put(what, pause)));
        return new Pauses(clouds, templates, beside);
    }

    private Optional<Pause> full(String cloud, Instant now) {
        return Optional.ofNullable(quotas.get(cloud))
                .filter(full -> full.until().isAfter(now))
                .map(full -> Pause.passing("cloud %s: %s; next try in %s; %s"
                        .formatted(
                                cloud,
                                full.failure().text(),
                                InWords.of(Duration.between(now, full.until())),
                                full.failure().remedy())));
    }

    private Optional<Pause> failing(BackOff past, TemplateId template, String name, Instant now) {
        return servedOnDemand(past, template)
                ? Optional.empty()
                : past.pause(template, name, now).map(text -> new Pause(text, past.hopeless(template)));
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
        asked.keySet().removeIf(what -> !before.template(what.template()).equals(after.template(what.template())));
        quotas.values().removeIf(quota -> after.template(quota.template()).isEmpty());
    }

    /** That Spot is short is no reason to wait once on-demand capacity serves. */
    private boolean servedOnDemand(BackOff failures, TemplateId template) {
        BackOff.Tries past = failures.tries().get(template);
        return past != null
                && past.last().kind().effect() == Effect.CAPACITY
                && spot(template.cloud()).until().isPresent();
    }

    /** When something that is paused may be tried again. */
    Optional<Instant> next(Instant now) {
        Stream<Instant> failures =
                Stream.concat(Stream.of(backOff), asked.values().stream()).flatMap(past -> past.next(now).stream());
        return Stream.concat(
                        failures, quotas.values().stream().map(Quota::until).filter(now::isBefore))
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
