// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which agents to start. Each waiting build is given an agent that there is, in whatever state it is; those
 * that are left get one started each, in the order of the queue, as far as limits allow.
 */
public record Provisioner(Requests requests, LabelMatch labels) {

    /** The decision; the same situation gives the same one. */
    public Provisioning decide(Situation situation) {
        return new Pass(situation, this).decide();
    }

    /** One decision in the making. */
    private static final class Pass {

        private final Situation situation;
        private final Candidates candidates;
        private final List<Slot> free;
        private final int others;
        private final Matching matching;
        private final Room room;
        private final List<Wanted> launches = new ArrayList<>();
        private final Map<Long, Blockage> blocked = new HashMap<>();

        Pass(Situation situation, Provisioner provisioner) {
            this.situation = situation;
            LabelMatch labels = new RememberedMatch(provisioner.labels());
            this.candidates = new Candidates(situation.fleet(), provisioner.requests(), labels);
            this.free = situation.agents().stream().filter(Slot::free).toList();
            this.others = situation.elsewhere().size();
            this.room = new Room(situation.fleet(), situation.agents());
            Fitting fitting = new Fitting(situation, free, labels);
            this.matching = Matching.of(situation.items().size(), others + free.size(), fitting);
        }

        Provisioning decide() {
            for (int i = 0; i < situation.items().size(); i++) {
                if (!matching.served(i)) {
                    serve(situation.items().get(i));
                }
            }
            Set<String> idle = unused();
            situation.fleet().templates().forEach(template -> keepSpare(template, idle));
            return new Provisioning(launches, blocked, idle);
        }

        /** Without clouds the agents are somebody else's, and so are the builds that wait for them. */
        private void serve(QueuedItem item) {
            if (situation.fleet().clouds().isEmpty()) {
                return;
            }
            Candidates.Found found = candidates.of(item);
            if (found instanceof Candidates.Found.Some some) {
                launchOne(item, some.templates());
            } else if (found instanceof Candidates.Found.None none) {
                blocked.put(item.id(), none.why());
            }
        }

        /** The first template that may; if none may, the first one's reason is told. */
        private void launchOne(QueuedItem item, List<AgentTemplate> templates) {
            Optional<AgentTemplate> open = templates.stream()
                    .filter(template -> obstacle(template, item).isEmpty())
                    .findFirst();
            if (open.isPresent()) {
                room.count(open.get().id());
                launches.add(new Wanted(open.get(), Optional.of(item)));
            } else {
                boolean hopeless = !item.others() && templates.stream().allMatch(template -> hopeless(template, item));
                obstacle(templates.get(0), item).ifPresent(why -> blocked.put(item.id(), new Blockage(why, hopeless)));
            }
        }

        private boolean hopeless(AgentTemplate template, QueuedItem item) {
            return pause(template, item)
                    .filter(pause -> pause.hopelessFor(item))
                    .isPresent();
        }

        private Optional<String> obstacle(AgentTemplate template, QueuedItem item) {
            return pause(template, item).map(Pause::text).or(() -> room.full(template));
        }

        private Optional<Pause> pause(AgentTemplate template, QueuedItem item) {
            return item.request()
                    .map(request -> situation.paused().of(template.id(), request))
                    .orElseGet(() -> situation.paused().of(template.id()));
        }

        /** As it is, and for no build. */
        private boolean open(AgentTemplate template) {
            return situation.paused().of(template.id()).isEmpty()
                    && room.full(template).isEmpty();
        }

        private Set<String> unused() {
            Set<String> idle = new HashSet<>();
            for (int i = 0; i < free.size(); i++) {
                if (!matching.used(others + i)) {
                    idle.add(free.get(i).agent());
                }
            }
            return idle;
        }

        /** Keeps what is idle already, and starts what is missing. */
        private void keepSpare(AgentTemplate template, Set<String> idle) {
            int missing = template.rules().spare().at(situation.now());
            for (Slot slot : free) {
                if (missing > 0 && isSpare(slot, template) && idle.remove(slot.agent())) {
                    missing--;
                }
            }
            while (missing > 0 && open(template)) {
                room.count(template.id());
                launches.add(new Wanted(template, Optional.empty()));
                missing--;
            }
        }

        private static boolean isSpare(Slot slot, AgentTemplate template) {
            return slot.template().equals(template.id())
                    && slot.labels().equals(template.labels())
                    && slot.reservedFor().isEmpty();
        }
    }
}
