// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what concerns more than one key of a template, or the template and its surroundings. */
final class TemplateCheck {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY).*");

    private final Optional<Task> task;
    private final Optional<Fact.Absent<List<String>>> noSubnets;

    TemplateCheck(Environment environment) {
        this.task = environment.task().optional();
        this.noSubnets = environment.network().subnets().absence();
    }

    List<Problem> check(Template template, Place place) {
        List<Problem> problems = new ArrayList<>();
        size(template, place).ifPresent(problems::add);
        subnets(template, place).ifPresent(problems::add);
        role(template, TemplateKeys.TASK_ROLE, place).ifPresent(problems::add);
        role(template, TemplateKeys.EXECUTION_ROLE, place).ifPresent(problems::add);
        problems.addAll(secrets(template, place));
        return problems;
    }

    private static Optional<Problem> size(Template template, Place place) {
        FargateSize size = template.size();
        return size.mismatch()
                .map(mismatch -> Problem.error(
                        at(template, size.cpuExists() ? TemplateKeys.MEMORY : TemplateKeys.CPU, place),
                        mismatch,
                        size.choices()));
    }

    private Optional<Problem> subnets(Template template, Place place) {
        if (template.settings().find(TemplateKeys.SUBNETS).isPresent()) {
            return Optional.empty();
        }
        String reason = noSubnets.map(absent -> ": " + absent.reason()).orElse("");
        String remedy = noSubnets
                .map(absent -> absent.remedy() + "; or set 'subnets' of the template")
                .orElse("Set 'subnets' of the template");
        return Optional.of(Problem.error(
                place.child(TemplateKeys.SUBNETS.name(), ""),
                "the template has no subnets to run in" + reason,
                remedy));
    }

    private Optional<Problem> role(Template template, Key<Arn> key, Place place) {
        Optional<String> account = template.settings().value(key).map(Arn::account);
        Optional<String> own = task.map(Task::account);
        boolean foreign = account.isPresent() && own.isPresent() && !account.equals(own);
        return foreign
                ? Optional.of(Problem.error(
                        at(template, key, place),
                        "the role belongs to account %s, but the controller runs in %s"
                                .formatted(account.get(), own.get()),
                        "Use a role of the controller's account; ECS passes no other"))
                : Optional.empty();
    }

    private static List<Problem> secrets(Template template, Place place) {
        return template.settings().value(TemplateKeys.ENVIRONMENT, Map.of()).keySet().stream()
                .filter(name -> SECRET.matcher(name).matches())
                .sorted()
                .map(name -> Problem.warning(
                        at(template, TemplateKeys.ENVIRONMENT, place).child(name, ""),
                        "the variable looks like a secret, and would stand in clear in the task definition",
                        "Keep it in a Jenkins credential, or let the build read it with its task role"))
                .toList();
    }

    /** Two templates of one cloud with a label in common: only the first is ever used for it. */
    static List<Problem> sharedLabels(List<Template> templates) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Template> owners = new HashMap<>();
        for (Template template : templates) {
            for (String label : Labels.split(template.settings().value(TemplateKeys.LABEL, ""))) {
                Template owner = owners.putIfAbsent(label, template);
                if (owner != null) {
                    problems.add(Problem.warning(
                            at(template, TemplateKeys.LABEL, Place.of("templates." + template.name())),
                            "the label '%s' also belongs to the template '%s' of %s, which is used for it"
                                    .formatted(
                                            label, owner.name(), template.id().cloud()),
                            "Give one of the two another label"));
                }
            }
        }
        return problems;
    }

    private static Place at(Template template, Key<?> key, Place place) {
        String where = template.settings()
                .find(key)
                .map(setting -> setting.origin().detail())
                .orElse("");
        return place.child(key.name(), where);
    }
}
