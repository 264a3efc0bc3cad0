// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an agent's container cannot have without something else. ECS would refuse it only when an agent is started. */
final class ContainerCheck {

    /**
     * In a task definition.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html">quotas</a>
     */
    private static final int MOST_CONTAINERS = 10;

    private static final String EXECUTION_ROLE =
            "Set 'executionRole' of the template, or an execution role in the controller's task definition";

    /** What a task definition says, and no task can say otherwise. */
    private static final List<Key<?>> DEFINED = List.of(
            TemplateKeys.IMAGE,
            TemplateKeys.CPU_ARCHITECTURE,
            TemplateKeys.LOG_GROUP,
            ContainerKeys.ENTRYPOINT,
            ContainerKeys.USER,
            ContainerKeys.ULIMITS,
            ContainerKeys.INIT_PROCESS,
            ContainerKeys.SECRETS,
            ContainerKeys.REPOSITORY_CREDENTIALS,
            ContainerKeys.EFS_VOLUMES,
            ContainerKeys.SIDECARS);

    private final Settings settings;
    private final Function<Key<?>, Location> place;

    private ContainerCheck(Settings settings, Function<Key<?>, Location> place) {
        this.settings = settings;
        this.place = place;
    }

    static List<Problem> problems(Template template, Function<Key<?>, Location> place) {
        ContainerCheck check = new ContainerCheck(template.settings(), place);
        List<Problem> problems = new ArrayList<>();
        check.withoutExecutionRole(
                        ContainerKeys.SECRETS, "ECS reads secrets with the execution role, and there is none")
                .ifPresent(problems::add);
        check.withoutExecutionRole(
                        ContainerKeys.REPOSITORY_CREDENTIALS,
                        "ECS reads the login of a registry with the execution role, and there is none")
                .ifPresent(problems::add);
        check.shell().ifPresent(problems::add);
        check.mounts().ifPresent(problems::add);
        problems.addAll(check.doubleVariables());
        check.doublePaths().ifPresent(problems::add);
        check.doubleNames().ifPresent(problems::add);
        check.doublePorts().ifPresent(problems::add);
        check.tooManyContainers().ifPresent(problems::add);
        problems.addAll(check.ownVariables());
        check.halfDefinition().ifPresent(problems::add);
        problems.addAll(check.inTheDefinition());
        return problems;
    }

    private Optional<Problem> withoutExecutionRole(Key<?> key, String message) {
        boolean nothing =
                settings.plain(key).filter(value -> !Map.of().equals(value)).isEmpty();
        return nothing || settings.find(TemplateKeys.EXECUTION_ROLE).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.error(place.apply(key), message, EXECUTION_ROLE));
    }

    private Optional<Problem> shell() {
        return settings.value(UseKeys.ENABLE_EXECUTE_COMMAND, false)
                        && settings.find(TemplateKeys.TASK_ROLE).isEmpty()
                ? Optional.of(Problem.error(
                        place.apply(UseKeys.ENABLE_EXECUTE_COMMAND),
                        "ECS Exec works with the task's role, and the template has none",
                        "Set 'taskRole' to a role that allows ssmmessages, or remove 'enableExecuteCommand'"))
                : Optional.empty();
    }

    private Optional<Problem> mounts() {
        boolean withRole =
                volumes().stream().anyMatch(volume -> volume.accessPoint().isPresent());
        return withRole && settings.find(TemplateKeys.TASK_ROLE).isEmpty()
                ? Optional.of(Problem.error(
                        place.apply(ContainerKeys.EFS_VOLUMES),
                        "an access point is mounted with the task's role, and the template has none",
                        "Set 'taskRole' to a role that allows elasticfilesystem:ClientMount, or leave"
                                + " 'accessPoint' out"))
                : Optional.empty();
    }

    private List<Problem> doubleVariables() {
        Map<String, String> variables = settings.value(TemplateKeys.ENVIRONMENT, Map.of());
        return settings.value(ContainerKeys.SECRETS, Map.of()).keySet().stream()
                .filter(variables::containsKey)
                .map(name -> Problem.error(
                        place.apply(ContainerKeys.SECRETS)
                                .named(name, place.apply(ContainerKeys.SECRETS).where()),
                        "the variable '%s' is in 'environment' too, and ECS takes it from one of the two"
                                .formatted(name),
                        "Remove it from 'environment' or from 'secrets'"))
                .toList();
    }

    private Optional<Problem> doublePaths() {
        return repeated(volumes().stream().map(EfsVolume::path))
                .map(path -> Problem.error(
                        place.apply(ContainerKeys.EFS_VOLUMES),
                        "two file systems have the path '%s'".formatted(path),
                        "Give one of the two another path"));
    }

    private Optional<Problem> doubleNames() {
        return repeated(sidecars().stream().map(Sidecar::name))
                .map(name -> Problem.error(
                        place.apply(ContainerKeys.SIDECARS),
                        "two sidecars have the name '%s'".formatted(name),
                        "Give one of the two another name"));
    }

    /** All containers of a task share one network interface. */
    private Optional<Problem> doublePorts() {
        return repeated(sidecars().stream().flatMap(sidecar -> sidecar.ports().stream()))
                .map(port -> Problem.error(
                        place.apply(ContainerKeys.SIDECARS),
                        "two sidecars listen on the port %d, and all containers of a task share one network interface"
                                .formatted(port),
                        "Let one of the two listen on another port"));
    }

    private Optional<Problem> tooManyContainers() {
        int sidecars = sidecars().size();
        return sidecars < MOST_CONTAINERS
                ? Optional.empty()
                : Optional.of(Problem.error(
                        place.apply(ContainerKeys.SIDECARS),
                        "there are %d sidecars, and a task definition has at most %d containers, of which the agent is one"
                                .formatted(sidecars, MOST_CONTAINERS),
                        "Remove %d of them".formatted(sidecars - MOST_CONTAINERS + 1)));
    }

    /** ECS refuses a task whose secret has the name of a variable, and each of our tasks has these variables. */
    private List<Problem> ownVariables() {
        return settings.value(ContainerKeys.SECRETS, Map.of()).keySet().stream()
                .filter(TaskShape.OWN_VARIABLES::contains)
                .map(name -> Problem.error(
                        place.apply(ContainerKeys.SECRETS)
                                .named(name, place.apply(ContainerKeys.SECRETS).where()),
                        "the plugin itself sets the variable '%s' of each agent".formatted(name),
                        "Give the secret another name"))
                .toList();
    }

    private List<Sidecar> sidecars() {
        return settings.value(ContainerKeys.SIDECARS, List.of());
    }

    /** The first that was there before. */
    private static <T> Optional<T> repeated(Stream<T> names) {
        Set<T> seen = new HashSet<>();
        return names.filter(name -> !seen.add(name)).findFirst();
    }

    private Optional<Problem> halfDefinition() {
        boolean definition = settings.find(ContainerKeys.TASK_DEFINITION).isPresent();
        boolean container = settings.find(ContainerKeys.AGENT_CONTAINER).isPresent();
        if (definition == container) {
            return Optional.empty();
        }
        return Optional.of(
                definition
                        ? Problem.error(
                                place.apply(ContainerKeys.TASK_DEFINITION),
                                "it is not set which of its containers the agent runs in",
                                "Set 'agentContainer' to the container's name")
                        : Problem.error(
                                place.apply(ContainerKeys.AGENT_CONTAINER),
                                "it names a container of 'taskDefinition', and there is none",
                                "Set 'taskDefinition', or remove 'agentContainer'"));
    }

    /** What a person says of the container, where the task definition says it. */
    private List<Problem> inTheDefinition() {
        if (settings.find(ContainerKeys.TASK_DEFINITION).isEmpty()) {
            return List.of();
        }
        return DEFINED.stream()
                .filter(key -> place.apply(key).written())
                .map(key -> Problem.warning(
                        place.apply(key),
                        "the template has a task definition of its own, which sets this, so it has no effect",
                        "Remove '%s', or 'taskDefinition'".formatted(key)))
                .toList();
    }

    private List<EfsVolume> volumes() {
        return settings.value(ContainerKeys.EFS_VOLUMES, List.of());
    }
}
