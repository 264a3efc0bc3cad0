// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the plan said of each target of a change last, and what made it say so.
 *
 * @param edit the last change of the overrides
 * @param fresh whether no plan has been made since that edit
 * @param targets by the name that a change has for them, such as {@code template fargate-cloud/build-example}
 */
public record PlanRecord(Optional<PlanCause> edit, boolean fresh, Map<String, Planned> targets) {

    public static final PlanRecord NONE = new PlanRecord(Optional.empty(), false, Map.of());

    public PlanRecord {
        targets = Map.copyOf(targets);
    }

    /**
     * What the plan said of one target.
     *
     * @param layers a fingerprint of what each layer says; none of a target that is planned no more
     * @param cause what made it so; empty if that was before anybody kept it
     */
    public record Planned(Map<Origin.Layer, String> layers, Optional<PlanCause> cause) {
        public Planned {
            layers = Map.copyOf(layers);
        }
    }

    /** The record after somebody changed the overrides. */
    public PlanRecord edited(PlanCause cause) {
        return new PlanRecord(Optional.of(cause), true, targets);
    }

    /**
     * The record for a new plan.
     *
     * @param plan the settings of each target
     * @param open what is not as planned yet, so that it is remembered even if it is planned no more
     * @param now when what no user did was found
     */
    public PlanRecord follow(Map<String, Settings> plan, Collection<Change> open, Instant now) {
        Map<String, Planned> next = new TreeMap<>();
        plan.forEach((target, settings) -> next.put(target, planned(target, layers(settings), now)));
        open.stream()
                .map(Change::target)
                .filter(target -> targets.containsKey(target) && !plan.containsKey(target))
                .forEach(target -> next.put(target, planned(target, Map.of(), now)));
        return new PlanRecord(edit, false, next);
    }

    /** The changes with what made the plan say so, where that is known. */
    public List<Change> explain(List<Change> changes) {
        return changes.stream()
                .map(change -> change.why() == Change.Reason.PLAN
                        ? Optional.ofNullable(targets.get(change.target()))
                                .flatMap(Planned::cause)
                                .map(change::because)
                                .orElse(change)
                        : change)
                .toList();
    }

    private Planned planned(String target, Map<Origin.Layer, String> now, Instant found) {
        if (targets.isEmpty()) {
            return new Planned(now, Optional.empty());
        }
        Planned before = targets.getOrDefault(target, new Planned(Map.of(), Optional.empty()));
        return before.layers().equals(now) ? before : new Planned(now, Optional.of(cause(before.layers(), now, found)));
    }

    /** A layer that says something else has done it; where a target comes or goes, it is who changed something last. */
    private PlanCause cause(Map<Origin.Layer, String> before, Map<Origin.Layer, String> now, Instant found) {
        boolean stays = !before.isEmpty() && !now.isEmpty();
        boolean overridden = stays ? differ(Origin.Layer.OVERRIDE, before, now) : fresh;
        boolean stored = differ(Origin.Layer.PARAMETER_STORE, before, now);
        if (overridden || (fresh && !stored)) {
            return edit.orElseGet(() -> new PlanCause(PlanCause.Source.OVERRIDES, "", found));
        }
        return new PlanCause(stored ? PlanCause.Source.PARAMETER_STORE : PlanCause.Source.DISCOVERED, "", found);
    }

    private static boolean differ(Origin.Layer layer, Map<Origin.Layer, String> before, Map<Origin.Layer, String> now) {
        return !before.getOrDefault(layer, "").equals(now.getOrDefault(layer, ""));
    }

    private static Map<Origin.Layer, String> layers(Settings settings) {
        Map<Origin.Layer, Map<String, String>> values = new EnumMap<>(Origin.Layer.class);
        settings.all()
                .forEach((key, setting) -> values.computeIfAbsent(
                                setting.origin().kind(), layer -> new TreeMap<>())
                        .put(key.name(), String.valueOf(setting.value())));
        Map<Origin.Layer, String> layers = new EnumMap<>(Origin.Layer.class);
        values.forEach((layer, texts) -> layers.put(layer, Fingerprint.of(texts)));
        return layers;
    }
}
