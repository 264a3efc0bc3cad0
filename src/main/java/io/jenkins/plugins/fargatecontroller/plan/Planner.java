// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.environment.Ports;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
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
    public static Plan plan(Environment environment, Read<Overrides> overrides) {
        if (environment.asleep()) {
            return new Plan(
                    List.of(),
                    Settings.NONE,
                    List.of(),
                    new Plan.Verdict(true, overrides.problems(), Withheld.NOTHING));
        }
        Planner planner = new Planner(environment, overrides.value());
        planner.problems.addAll(overrides.problems());
        return planner.plan();
    }

    private Plan plan() {
        Settings controller = controller();
        Read<List<TemplateSpec>> stored = TemplateReader.parameters(storedTemplates());
        problems.addAll(stored.problems());
        CloudPlanner clouds = new CloudPlanner(environment, overrides);
        TemplatePlanner templates = new TemplatePlanner(environment, stored.value(), overrides.templates());
        List<Cloud> planned = clouds.plan(templates);
        problems.addAll(clouds.problems());
        problems.addAll(templates.problems());
        List<SampleJob> jobs = jobs(controller, planned);
        problems.addAll(FactProblems.of(environment, controller));
        boolean unknownTemplates = unanswered(environment.parameters().templates());
        Withheld withheld = new Withheld(clouds.withheld(), templates.withheld(), unknownTemplates);
        return new Plan(planned, controller, jobs, new Plan.Verdict(false, sorted(), withheld));
    }

    private Settings controller() {
        Variables variables = environment.variables();
        return overrides
                .controller()
                .over(Settings.NONE
                        .with(
                                ControllerKeys.ROOT_URL,
                                Setting.of(environment.network().names().publicUrl()))
                        .with(ControllerKeys.AGENT_PORT, Setting.of(ports().map(Ports::agents)))
                        .with(ControllerKeys.ADMIN_USER, variable(variables.adminUser(), Variables.ADMIN_USER))
                        .with(
                                ControllerKeys.ADMIN_PARAMETER,
                                variable(variables.adminParameter(), Variables.ADMIN_PARAMETER)))
                .over(Defaults.controller());
    }

    private Fact<Ports> ports() {
        return environment.compute().definition().ports();
    }

    private static Optional<Setting<String>> variable(Optional<String> value, String name) {
        return value.map(text -> new Setting<>(text, Origin.discovered("environment variable " + name)));
    }

    private List<TemplateParameter> storedTemplates() {
        return environment.parameters().templates().optional().orElse(List.of());
    }

    private List<SampleJob> jobs(Settings controller, List<Cloud> clouds) {
        if (!controller.value(ControllerKeys.SAMPLE_JOBS, true)) {
            return List.of();
        }
        SampleJob.ALL.stream().filter(job -> !offered(job.label(), clouds)).forEach(this::unoffered);
        return SampleJob.ALL;
    }

    private void unoffered(SampleJob job) {
        problems.add(Problem.warning(
                Place.of("sampleJobs"),
                "no agent template has the label '%s' of the sample job '%s', so it will wait for ever"
                        .formatted(job.label(), job.name()),
                "Give a template this label, or set 'sampleJobs: false'"));
    }

    private static boolean offered(String label, List<Cloud> clouds) {
        return clouds.stream()
                .flatMap(cloud -> cloud.templates().stream())
                .anyMatch(template -> Labels.split(template.settings().value(TemplateKeys.LABEL, ""))
                        .contains(label));
    }

    static boolean unanswered(Fact<?> fact) {
        return fact instanceof Fact.Absent<?> absent
                && (absent.cause() == Fact.Cause.DENIED || absent.cause() == Fact.Cause.FAILED);
    }

    private List<Problem> sorted() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }
}
