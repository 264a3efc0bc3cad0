// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.demand.LabelMatch;
import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioning;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Situation;
import io.jenkins.plugins.fargatecontroller.agents.demand.Slot;
import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many agents amazon-ecs is to start for a label: one for each build that no agent will take, whatever that agent is
 * about, and none for a template that is left alone. amazon-ecs itself does not count what it has planned.
 */
public record EcsDemand(Provisioner provisioner, LabelMatch labels) {

    /**
     * A node of amazon-ecs.
     *
     * @param starting whether it will take a build, and takes none yet; one that is ready is among the idle executors of
     *     {@link Situation#elsewhere}
     */
    public record Node(String name, Set<String> labels, boolean starting) {}

    /**
     * What to do for a label.
     *
     * @param agents how many to start, by template
     * @param enough whether every build has an agent then
     */
    public record Answer(Map<TemplateId, Integer> agents, boolean enough) {
        public Answer {
            agents = Map.copyOf(agents);
        }
    }

    /** The nodes as the decision counts them: what takes no build any more counts for the limits alone. */
    public static List<Slot> slots(List<Node> nodes, EcsLaunches launches) {
        return nodes.stream()
                .flatMap(node -> launches.template(node.labels()).stream()
                        .map(template -> new Slot(
                                node.name(),
                                template.id(),
                                template.labels(),
                                node.starting() ? Slot.Phase.STARTING : Slot.Phase.TAKEN,
                                Optional.empty())))
                .toList();
    }

    /** The decision for the builds that are tied to an expression. */
    public Answer answer(String expression, Situation situation) {
        Provisioning decision = provisioner.decide(situation);
        Map<TemplateId, Integer> agents = new TreeMap<>();
        decision.launches().stream()
                .filter(wanted -> asks(wanted, expression))
                .forEach(wanted -> agents.merge(wanted.template().id(), 1, Integer::sum));
        boolean enough = situation.items().stream()
                .filter(item -> item.label().equals(Optional.of(expression)))
                .allMatch(item -> decision.blockage(item.id()).isEmpty());
        return new Answer(agents, enough);
    }

    private static boolean asks(Wanted wanted, String expression) {
        return wanted.item().flatMap(QueuedItem::label).equals(Optional.of(expression));
    }

    /** Why builds with an expression wait; empty unless every template that would serve them is left alone. */
    public Optional<Pause> pause(String expression, EcsLaunches launches, Map<TemplateId, Pause> paused) {
        if (paused.isEmpty()) {
            return Optional.empty();
        }
        List<TemplateId> serving = launches.fleet()
                .templates()
                .filter(template -> labels.matches(expression, template.labels()))
                .map(template -> template.id())
                .toList();
        return paused.keySet().containsAll(serving)
                ? serving.stream()
                        .flatMap(template -> Optional.ofNullable(paused.get(template)).stream())
                        .findFirst()
                : Optional.empty();
    }
}
