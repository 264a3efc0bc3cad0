// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The agents of the engine at one moment, and what happened in the last 24 hours.
 *
 * @param planned how many agents were decided on that have no node yet
 * @param spending what they cost
 * @param spot the clouds that on-demand capacity can serve in place of Spot
 */
public record AgentsReport(
        List<AgentRow> agents, int planned, Spending spending, List<SpotRow> spot, DayBook.Summary day) {

    public AgentsReport {
        agents = List.copyOf(agents);
        spot = List.copyOf(spot);
    }

    /**
     * An agent.
     *
     * @param state in lower case
     * @param job empty if it was started for no job
     * @param hourly what an hour costs; empty if no price is known for its region
     */
    public record AgentRow(
            String name,
            TemplateId template,
            String state,
            Duration age,
            Place place,
            String job,
            Optional<Cost> hourly) {}

    /**
     * Where an agent runs.
     *
     * @param task the ARN of its task; empty if it has none yet
     * @param provider the capacity provider; that which was asked for as long as ECS has not told
     */
    public record Place(String task, String provider) {

        /** The last part of the task's ARN. */
        public String taskId() {
            return task.substring(task.lastIndexOf('/') + 1);
        }
    }

    /**
     * What an hour costs as it is now.
     *
     * @param all empty if no agent runs whose price is known
     * @param templates by their names, those that have agents
     * @param spare the templates that keep agents ready, at whatever time
     */
    public record Spending(Optional<Cost> all, Map<String, Cost> templates, List<SpareRow> spare) {
        public Spending {
            spare = List.copyOf(spare);
        }
    }

    /**
     * A template that keeps agents ready.
     *
     * @param agents how many, when its schedule says so
     * @param now how many it is to have at this moment
     * @param hourly what an hour of {@code agents} idle ones costs; empty if no price is known for the region
     */
    public record SpareRow(TemplateId template, int agents, int now, Optional<Cost> hourly) {}

    /**
     * How it stands with Spot in a cloud.
     *
     * @param until on-demand capacity serves at least until then; empty if Spot does
     */
    public record SpotRow(String cloud, Optional<Instant> until) {
        public boolean onDemand() {
            return until.isPresent();
        }
    }

    /** What there is to tell. */
    public static AgentsReport of(EngineStatus status, DayBook.Summary day, Costs costs, Instant now) {
        List<AgentRow> rows =
                status.agents().stream().map(row -> row(row, costs, now)).toList();
        return new AgentsReport(rows, status.planned(), spending(rows, spare(costs, now)), spot(status, costs), day);
    }

    private static AgentRow row(EngineStatus.Row row, Costs costs, Instant now) {
        String asked = row.agent().spot() ? "FARGATE_SPOT" : "FARGATE";
        return new AgentRow(
                row.name(),
                row.template(),
                row.state().name().toLowerCase(Locale.ROOT),
                Duration.between(row.created(), now),
                new Place(row.task().orElse(""), row.provider().orElse(asked)),
                row.job().orElse(""),
                costs.hourly(new Costs.Running(row.agent(), row.provider())));
    }

    private static List<SpareRow> spare(Costs costs, Instant now) {
        return costs.fleet().clouds().stream()
                .flatMap(cloud -> cloud.templates().stream()
                        .filter(template -> template.rules().spare().agents() > 0)
                        .map(template -> spare(costs.hourly(cloud, template), template, now)))
                .toList();
    }

    private static SpareRow spare(Optional<Cost> one, AgentTemplate template, Instant now) {
        Spare spare = template.rules().spare();
        return new SpareRow(template.id(), spare.agents(), spare.at(now), one.map(cost -> cost.times(spare.agents())));
    }

    private static Spending spending(List<AgentRow> rows, List<SpareRow> spare) {
        Map<String, Cost> templates = new TreeMap<>();
        List<Cost> known = new ArrayList<>();
        for (AgentRow row : rows) {
            row.hourly().ifPresent(cost -> {
                known.add(cost);
                templates.merge(row.template().toString(), cost, Cost::plus);
            });
        }
        return new Spending(known.stream().reduce(Cost::plus), templates, spare);
    }

    private static List<SpotRow> spot(EngineStatus status, Costs costs) {
        return costs.fleet().clouds().stream()
                .filter(cloud -> cloud.rules().fallbackCluster().isPresent() && onSpot(cloud))
                .map(cloud -> new SpotRow(
                        cloud.name(),
                        Optional.ofNullable(status.spot().get(cloud.name())).flatMap(SpotState::until)))
                .toList();
    }

    private static boolean onSpot(CloudSpec cloud) {
        return cloud.templates().stream()
                .anyMatch(template -> template.placement().spot());
    }
}
