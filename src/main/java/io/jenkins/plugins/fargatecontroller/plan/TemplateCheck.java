// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what concerns more than one key of a template, or the template and its surroundings. */
final class TemplateCheck {

    /** Bytes; a task definition has 64 KiB, and more than its variables in it. */
    private static final int MOST_OF_VARIABLES = 60_000;

    /** {@code TagValue} in the API of ECS. */
    private static final int LONGEST_TAG = 256;

    private final Optional<Task> task;

    TemplateCheck(Environment environment) {
        this.task = environment.task().optional();
    }

    List<Problem> check(Template template, CapacityCheck capacity, Location place) {
        List<Problem> problems = new ArrayList<>();
        size(template, place).ifPresent(problems::add);
        role(template, TemplateKeys.TASK_ROLE, place).ifPresent(problems::add);
        role(template, TemplateKeys.EXECUTION_ROLE, place).ifPresent(problems::add);
        logging(template, place).ifPresent(problems::add);
        problems.addAll(PlatformVersion.problems(template, key -> at(template, key, place)));
        labels(template, place).ifPresent(problems::add);
        variables(template, place).ifPresent(problems::add);
        problems.addAll(ContainerCheck.problems(template, key -> at(template, key, place)));
        problems.addAll(secrets(template, place));
        capacity.problem(template, at(template, UseKeys.CAPACITY, place)).ifPresent(problems::add);
        spare(template, place).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> size(Template template, Location place) {
        FargateSize size = template.size();
        Key<Integer> wrong =
                size.cpuExists() && !laterThanMemory(template.settings().find(TemplateKeys.CPU), template)
                        ? TemplateKeys.MEMORY
                        : TemplateKeys.CPU;
        return size.mismatch().map(mismatch -> Problem.error(at(template, wrong, place), mismatch, size.choices()));
    }

    /** Whether the cpu was changed over a memory that a lower layer gave, so that a person looks for it there. */
    private static boolean laterThanMemory(Optional<Setting<Integer>> cpu, Template template) {
        return cpu.isPresent()
                && template.settings()
                        .find(TemplateKeys.MEMORY)
                        .filter(memory -> cpu.get()
                                        .origin()
                                        .kind()
                                        .compareTo(memory.origin().kind())
                                > 0)
                        .isPresent();
    }

    private Optional<Problem> role(Template template, Key<Arn> key, Location place) {
        return template.settings()
                .value(key)
                .flatMap(role -> task.flatMap(own -> OwnAccount.foreign("role", role, own.arn())))
                .map(message -> Problem.error(
                        at(template, key, place),
                        message,
                        "Use a role of the controller's account; ECS accepts no other"));
    }

    private static Optional<Problem> logging(Template template, Location place) {
        Settings settings = template.settings();
        boolean refused = settings.find(TemplateKeys.LOG_GROUP).isPresent()
                && settings.find(TemplateKeys.EXECUTION_ROLE).isEmpty();
        return refused
                ? Optional.of(Problem.error(
                        at(template, TemplateKeys.LOG_GROUP, place),
                        "Fargate writes no log without an execution role, and refuses the task",
                        "Set 'executionRole' of the template, or an execution role in the controller's task"
                                + " definition"))
                : Optional.empty();
    }

    /** All labels together are the value of a tag, which ECS limits. */
    private static Optional<Problem> labels(Template template, Location place) {
        return template.settings()
                .value(TemplateKeys.LABEL)
                .filter(labels -> labels.length() > LONGEST_TAG)
                .map(labels -> Problem.error(
                        at(template, TemplateKeys.LABEL, place),
                        "the labels have more than %d characters in the cloud '%s', and ECS takes no more in the value of a tag"
                                .formatted(LONGEST_TAG, template.id().cloud()),
                        "Give the template fewer labels, or shorter ones"));
    }

    /**
     * More than ECS takes.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html">task definition size
     *     limit</a>
     */
    private static Optional<Problem> variables(Template template, Location place) {
        int bytes = template.settings().value(TemplateKeys.ENVIRONMENT, Map.of()).entrySet().stream()
                .mapToInt(variable -> (variable.getKey() + variable.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return bytes <= MOST_OF_VARIABLES
                ? Optional.empty()
                : Optional.of(Problem.error(
                        at(template, TemplateKeys.ENVIRONMENT, place),
                        "the variables have more than %d bytes, and ECS takes 64 KiB for a whole task definition"
                                .formatted(MOST_OF_VARIABLES),
                        "Let the build read long values from a file or a bucket"));
    }

    /** What is kept ready counts for the limit as what works does. */
    private static Optional<Problem> spare(Template template, Location place) {
        int kept = template.settings().value(UseKeys.SPARE, Spare.none()).agents();
        int most = template.settings().value(UseKeys.MAX_AGENTS, 0);
        return most == 0 || kept <= most
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        at(template, UseKeys.SPARE, place),
                        "'spare' asks for %d, and 'maxAgents' allows %d in all".formatted(kept, most),
                        "Raise 'maxAgents', or keep fewer ready"));
    }

    private static List<Problem> secrets(Template template, Location place) {
        return template.settings().value(TemplateKeys.ENVIRONMENT, Map.of()).entrySet().stream()
                .filter(variable -> SecretLook.of(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(name -> Problem.warning(
                        at(template, TemplateKeys.ENVIRONMENT, place)
                                .named(name, where(template, TemplateKeys.ENVIRONMENT)),
                        "the variable looks like a secret, and would be in plain text in the task definition",
                        "Keep it in a Jenkins credential or in 'secrets', or let the build read it with"
                                + " its task role"))
                .toList();
    }

    private static Location at(Template template, Key<?> key, Location place) {
        return place.field(key, where(template, key));
    }

    private static String where(Template template, Key<?> key) {
        return template.settings().find(key).map(Setting::where).orElse("");
    }
}
