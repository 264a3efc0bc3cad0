// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the engine, for those who show it.
 *
 * @param planned how many agents were decided on that have no node yet
 * @param spot how it stands with Spot, by cloud; a cloud that is missing is as usual
 */
public record EngineStatus(List<Row> agents, int planned, Map<String, SpotState> spot) {

    public EngineStatus {
        agents = List.copyOf(agents);
        spot = Map.copyOf(spot);
    }

    static EngineStatus none() {
        return new EngineStatus(List.of(), 0, Map.of());
    }

    /**
     * An agent.
     *
     * @param task the ARN of its task, once it has one
     * @param job whose build it has, or had, or was started for
     */
    public record Row(
            Agent agent, State state, Optional<String> task, Optional<String> provider, Optional<String> job) {

        public String name() {
            return agent.name();
        }

        public TemplateId template() {
            return agent.template();
        }

        public Instant created() {
            return agent.created();
        }
    }

    /** What it is about. */
    public enum State {
        STARTING,
        IDLE,
        BUSY,
        OFFLINE,
        ENDING
    }

    static EngineStatus of(List<Nodes.View> views, Roster roster, Shortages shortages) {
        List<Row> rows = new ArrayList<>();
        for (Nodes.View view : views) {
            Optional<Known> known = roster.find(view.agent().name());
            rows.add(new Row(
                    view.agent(),
                    state(view, known),
                    known.flatMap(Known::task).map(task -> task.task()),
                    known.flatMap(Known::state).flatMap(TaskState::provider),
                    view.job().or(() -> view.agent().job())));
        }
        return new EngineStatus(rows, roster.planned().size(), shortages.spot());
    }

    private static State state(Nodes.View view, Optional<Known> known) {
        if (known.filter(Known::warned).isPresent()) {
            return State.ENDING;
        }
        if (!view.online() || (view.suspended() && !view.busy())) {
            return known.filter(Known::connected).isPresent() ? State.OFFLINE : State.STARTING;
        }
        return view.busy() ? State.BUSY : view.used() ? State.ENDING : State.IDLE;
    }
}
