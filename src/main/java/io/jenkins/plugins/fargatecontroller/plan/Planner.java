// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateEntry;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateReader;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan: the same environment and overrides give the same plan, always. Whatever is wrong with either becomes
 * a problem of the plan; nothing is thrown.
 */
public final class Planner {

    private final Environment environment;
    private final Overrides overrides;
    private final List<Problem> problems = new ArrayList<>();

    private Planner(Environment environment, Overrides overrides) {
        this.environment = environment;
        this.overrides = overrides;
    }

    /** The plan for this environment. Off Fargate it is empty, whatever the overrides say. */
    public static Plan plan(Environment environment, Parsed<Overrides> overrides) {
        if (environment.asleep()) {
            return Plan.nothing(new Plan.Verdict(true, overrides.problems(), Withheld.NOTHING));
        }
        Planner planner = new Planner(environment, overrides.value());
        planner.problems.addAll(overrides.problems());
        return planner.plan();
    }

    private Plan plan() {
        Settings controller = controller();
        environment
                .variables()
                .pathFlaw()
                .ifPresent(flaw -> problems.add(Problem.error(
                        new Location(TemplateKeys.TEMPLATES, "environment variable " + Variables.PARAMETERS),
                        flaw + ", so the parameter store is not read and no template is removed",
                        "Set it to the path that the infrastructure writes to, such as /jenkins/demo")));
        Parsed<List<TemplateEntry>> stored = TemplateReader.parameters(storedTemplates());
        problems.addAll(stored.problems());
        CloudPlanner clouds = new CloudPlanner(environment, overrides);
        TemplatePlanner templates = new TemplatePlanner(environment, stored.value(), overrides.templates());
        List<Cloud> planned = clouds.plan(templates);
        problems.addAll(clouds.problems());
        problems.addAll(templates.problems());
        problems.addAll(SharedLabels.of(planned));
        boolean unknownTemplates = environment.parameters().templates().isUnanswered()
                || storedTemplates().stream().anyMatch(one -> one.lastSegment().isEmpty());
        Withheld withheld = new Withheld(clouds.withheld(), templates.withheld(), unknownTemplates);
        List<SampleJob> jobs = controller.get(ControllerKeys.SAMPLE_JOBS) ? SampleJob.ALL : List.of();
        problems.addAll(waiting(jobs, planned, withheld));
        problems.addAll(FactProblems.of(environment, controller, planned));
        return new Plan(planned, controller, jobs, new Plan.Verdict(false, sorted(), withheld));
    }

    private Settings controller() {
        Variables variables = environment.variables();
        return withoutWebPort(ControllerKeys.SCHEMA.sorted(overrides
                .controller()
                .over(Settings.NONE
                        .with(
                                ControllerKeys.ROOT_URL,
                                environment.network().names().publicUrl())
                        .with(ControllerKeys.AGENT_PORT, ports().map(ContainerPorts::agents))
                        .with(
                                ControllerKeys.ADMIN_USER,
                                () -> variable(ControllerKeys.ADMIN_USER, variables.adminUser(), Variables.ADMIN_USER))
                        .with(
                                ControllerKeys.ADMIN_PARAMETER,
                                () -> variable(
                                        ControllerKeys.ADMIN_PARAMETER,
                                        variables.adminParameter(),
                                        Variables.ADMIN_PARAMETER))
                        .with(ControllerKeys.NOTIFICATION_TOPIC, this::topic))
                .over(ControllerKeys.SCHEMA.usual())));
    }

    /** Where Jenkins serves its pages, no agent can connect. */
    private Settings withoutWebPort(Settings controller) {
        return controller
                .find(ControllerKeys.AGENT_PORT)
                .filter(port -> ports().optional().map(ContainerPorts::web).equals(Optional.of(port.value())))
                .map(port -> {
                    problems.add(Problem.error(
                            new Location(Subject.of(ControllerKeys.AGENT_PORT), port.where()),
                            "port %d is that of the pages of Jenkins, where no agent can connect"
                                    .formatted(port.value()),
                            "Choose another port, such as %s".formatted(ControllerKeys.AGENT_PORT.example())));
                    return controller.with(ControllerKeys.AGENT_PORT, ports().map(ContainerPorts::agents));
                })
                .orElse(controller);
    }

    private Fact<ContainerPorts> ports() {
        return environment.compute().definition().ports();
    }

    private Optional<Setting<String>> variable(Key<String> key, Optional<String> value, String name) {
        Origin origin = Origin.discovered("environment variable " + name);
        return value.flatMap(text ->
                checked(key, new Setting<>(text, origin), "Correct the variable in the controller's task definition"));
    }

    private Optional<Setting<Arn>> topic() {
        return environment
                .parameters()
                .topic()
                .setting()
                .flatMap(text -> checked(
                        ControllerKeys.NOTIFICATION_TOPIC,
                        text,
                        "Write the ARN of the topic into the parameter, or delete the parameter"));
    }

    private <T> Optional<Setting<T>> checked(Key<T> key, Setting<String> text, String remedy) {
        try {
            return Optional.of(text.map(key::check));
        } catch (IllegalArgumentException e) {
            problems.add(
                    Problem.error(new Location(Subject.of(key), text.origin().detail()), e, remedy));
            return Optional.empty();
        }
    }

    private List<TemplateParameter> storedTemplates() {
        return environment.parameters().templates().optional().orElse(List.of());
    }

    /** Sample jobs that no template serves. What is withheld may well serve them, if Jenkins has it from before. */
    private static List<Problem> waiting(List<SampleJob> jobs, List<Cloud> clouds, Withheld withheld) {
        return jobs.stream()
                .filter(job -> withheld.equals(Withheld.NOTHING) && !offered(job.label(), clouds))
                .map(job -> Problem.warning(
                        Location.of(Subject.of(ControllerKeys.SAMPLE_JOBS)),
                        "no agent template has the label '%s' of the sample job '%s', so it will wait for ever"
                                .formatted(job.label(), job.name()),
                        "Give a template this label, or set 'sampleJobs: false'"))
                .toList();
    }

    private static boolean offered(String label, List<Cloud> clouds) {
        return clouds.stream()
                .flatMap(cloud -> cloud.templates().stream())
                .anyMatch(template -> Labels.split(template.settings().value(TemplateKeys.LABEL, ""))
                        .contains(label));
    }

    private List<Problem> sorted() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }
}
