// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How many agents more each cloud and template may have. All agents count, whatever they are about. */
final class Room {

    private final Fleet fleet;
    private final Map<TemplateId, Integer> ofTemplate = new HashMap<>();
    private final Map<String, Integer> ofCloud = new HashMap<>();

    Room(Fleet fleet, List<Slot> agents) {
        this.fleet = fleet;
        agents.forEach(agent -> count(agent.template()));
    }

    void count(TemplateId template) {
        ofTemplate.merge(template, 1, Integer::sum);
        ofCloud.merge(template.cloud(), 1, Integer::sum);
    }

    /** Which limit is reached; empty if there is room for one more. */
    Optional<String> full(AgentTemplate template) {
        OptionalInt most = template.rules().maxAgents();
        if (reached(most, ofTemplate.getOrDefault(template.id(), 0))) {
            return Optional.of("template %s: %s".formatted(template.name(), text(most)));
        }
        OptionalInt inCloud = fleet.cloud(template.id().cloud())
                .map(cloud -> cloud.rules().maxAgents())
                .orElse(OptionalInt.empty());
        return reached(inCloud, ofCloud.getOrDefault(template.id().cloud(), 0))
                ? Optional.of("cloud %s: %s".formatted(template.id().cloud(), text(inCloud)))
                : Optional.empty();
    }

    private static boolean reached(OptionalInt most, int now) {
        return most.isPresent() && now >= most.getAsInt();
    }

    private static String text(OptionalInt most) {
        return "all %d agents that maxAgents allows are in use; the build starts when one ends"
                .formatted(most.orElse(0));
    }
}
