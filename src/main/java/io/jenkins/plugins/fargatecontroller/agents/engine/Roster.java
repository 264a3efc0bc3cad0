// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Slot;
import io.jenkins.plugins.fargatecontroller.agents.demand.Slot.Phase;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agents there are: those with a node, and those that will get one. Only the engine's own thread touches it. */
final class Roster {

    /** No job has this name. */
    private static final String NOBODY = "";

    private final Map<String, Known> agents = new LinkedHashMap<>();
    private final Map<String, Planned> planned = new LinkedHashMap<>();

    void plan(Planned plan) {
        planned.put(plan.unique(), plan);
    }

    void drop(Planned plan) {
        planned.remove(plan.unique());
    }

    List<Planned> planned() {
        return List.copyOf(planned.values());
    }

    Optional<Planned> planned(String unique) {
        return Optional.ofNullable(planned.get(unique));
    }

    void add(Known known) {
        agents.put(known.name(), known);
    }

    void remove(String name) {
        agents.remove(name);
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(agents.get(name));
    }

    Collection<Known> all() {
        return List.copyOf(agents.values());
    }

    int size() {
        return agents.size() + planned.size();
    }

    /** The nodes as they count for the engine. */
    List<Nodes.View> views(Nodes nodes, Instant now) {
        return nodes.ours().stream()
                .map(view -> find(view.agent().name())
                        .map(known -> known.seen(view, now))
                        .orElse(view))
                .toList();
    }

    /** All of them as slots. */
    List<Slot> slots(List<Nodes.View> views, Fleet fleet) {
        List<Slot> slots = new ArrayList<>();
        views.forEach(view -> slots.add(slot(view, fleet)));
        planned.values()
                .forEach(plan -> slots.add(new Slot(
                        plan.unique(),
                        plan.template(),
                        plan.wanted().template().labels(),
                        Phase.STARTING,
                        Optional.empty())));
        return slots;
    }

    private Slot slot(Nodes.View view, Fleet fleet) {
        boolean warned = find(view.agent().name()).map(Known::warned).orElse(false);
        Optional<AgentTemplate> template = fleet.template(view.agent().template());
        boolean reuse = template.filter(found -> found.rules().reuse()).isPresent();
        boolean kept = reuse && view.used() && !view.busy();
        Phase phase = view.busy() || view.suspended() || warned || (view.used() && !kept)
                ? Phase.TAKEN
                : view.online() ? Phase.IDLE : Phase.STARTING;
        return new Slot(
                view.agent().name(),
                view.agent().template(),
                view.agent().labels(),
                phase,
                kept ? view.job() : template.isPresent() ? Optional.empty() : startedFor(view));
    }

    /** An agent whose template is gone serves nobody else, see {@link Taking}. */
    private static Optional<String> startedFor(Nodes.View view) {
        return Optional.of(view.agent().job().orElse(NOBODY));
    }
}
