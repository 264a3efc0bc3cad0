// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what concerns more than one key of a template, or the template and its surroundings. */
final class TemplateCheck {

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|CREDENTIAL|(?:API|ACCESS|PRIVATE)_?KEY).*"
                    + "|(?:.*_)?(?:PAT|PASS|PW|AUTH)(?:_.*)?");

    private final Optional<Task> task;

    TemplateCheck(Environment environment) {
        this.task = environment.task().optional();
    }

    List<Problem> check(Template template, Location place) {
        List<Problem> problems = new ArrayList<>();
        size(template, place).ifPresent(problems::add);
        role(template, TemplateKeys.TASK_ROLE, place).ifPresent(problems::add);
        role(template, TemplateKeys.EXECUTION_ROLE, place).ifPresent(problems::add);
        logging(template, place).ifPresent(problems::add);
        problems.addAll(PlatformVersion.problems(template, key -> at(template, key, place)));
        problems.addAll(secrets(template, place));
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
                        "Use a role of the controller's account; ECS passes no other"));
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

    private static List<Problem> secrets(Template template, Location place) {
        return template.settings().value(TemplateKeys.ENVIRONMENT, Map.of()).keySet().stream()
                .filter(name -> SECRET.matcher(name).matches())
                .sorted()
                .map(name -> Problem.warning(
                        at(template, TemplateKeys.ENVIRONMENT, place)
                                .named(name, where(template, TemplateKeys.ENVIRONMENT)),
                        "the variable looks like a secret, and would stand in clear in the task definition",
                        "Keep it in a Jenkins credential, or let the build read it with its task role"))
                .toList();
    }

    private static Location at(Template template, Key<?> key, Location place) {
        return place.field(key, where(template, key));
    }

    private static String where(Template template, Key<?> key) {
        return template.settings().find(key).map(Setting::where).orElse("");
    }
}
