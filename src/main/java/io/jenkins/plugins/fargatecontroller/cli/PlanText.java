// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.PlanJson;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan as a person reads it: every value, and where it comes from. */
final class PlanText {

    /** What a template's heading says already. */
    private static final Set<Key<?>> STRUCTURE = Set.of(TemplateKeys.NAME, TemplateKeys.CLOUD, TemplateKeys.ENABLED);

    private static final String LINE = ", line ";

    private final StringBuilder out = new StringBuilder();

    private final Screen screen;

    private PlanText(Screen screen) {
        this.screen = screen;
    }

    static String render(Plan plan, Screen screen) {
        PlanText text = new PlanText(screen);
        text.summary(plan);
        if (!plan.asleep()) {
            text.controller(plan.controller());
            plan.clouds().forEach(text::cloud);
            text.jobs(plan.jobs());
        }
        text.problems(plan.problems());
        return text.out.toString();
    }

    private void summary(Plan plan) {
        if (plan.asleep()) {
            out.append("Not on Fargate: there is nothing to plan.\n");
            return;
        }
        int templates = plan.clouds().stream()
                .mapToInt(cloud -> cloud.templates().size())
                .sum();
        long errors = plan.problems().stream().filter(Problem::isError).count();
        out.append("Plan: %s, %s, %s, %s\n"
                .formatted(
                        Sentence.counted(plan.clouds().size(), "cloud"),
                        Sentence.counted(templates, "template"),
                        Sentence.counted(errors, "error"),
                        Sentence.counted(plan.problems().size() - errors, "warning")));
    }

    private void controller(Settings controller) {
        out.append("\nController\n").append(settings(controller, controller.all()));
    }

    private void cloud(Cloud cloud) {
        out.append("\nCloud ")
                .append(cloud.name())
                .append('\n')
                .append(settings(cloud.settings(), cloud.settings().all()));
        Map<Key<?>, Setting<?>> shared = shared(cloud.templates());
        if (!shared.isEmpty()) {
            out.append("\n  All templates of ")
                    .append(cloud.name())
                    .append('\n')
                    .append(settings(cloud.templates().get(0).settings(), shared));
        }
        out.append("\n  Templates of ").append(cloud.name()).append('\n');
        cloud.templates().forEach(template -> template(template, shared));
    }

    /** What every template has in common, and none has of its own. */
    private static Map<Key<?>, Setting<?>> shared(List<Template> templates) {
        Map<Key<?>, Setting<?>> shared = new LinkedHashMap<>();
        if (!templates.isEmpty()) {
            shared.putAll(templates.get(0).settings().all());
            shared.values().removeIf(setting -> setting.origin().kind().compareTo(Origin.Layer.DISCOVERED) > 0);
            shared.remove(TemplateKeys.LABEL);
        }
        templates.forEach(template ->
                shared.entrySet().retainAll(template.settings().all().entrySet()));
        return shared;
    }

    private void template(Template template, Map<Key<?>, Setting<?>> shared) {
        Map<Key<?>, Setting<?>> own = new LinkedHashMap<>(template.settings().all());
        own.keySet().removeIf(key -> shared.containsKey(key) || STRUCTURE.contains(key));
        String source = mostFrequentSource(own.values());
        Table table = new Table(screen);
        own.forEach(
                (key, setting) -> table.row("", key.name(), value(template.settings(), key), origin(setting, source)));
        out.append(screen.paragraph("  ", template.name() + ", " + source)).append(table.render());
    }

    /** Where most of the values come from, so that this can be said once. */
    private static String mostFrequentSource(Collection<Setting<?>> settings) {
        return settings.stream()
                .collect(Collectors.groupingBy(PlanText::source, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private void jobs(List<SampleJob> jobs) {
        Table table = new Table(screen);
        jobs.forEach(job -> table.row(job.name(), "on " + job.label(), job.description()));
        out.append(jobs.isEmpty() ? "" : "\nSample jobs\n").append(table.render());
    }

    private void problems(List<Problem> problems) {
        out.append(problems.isEmpty() ? "" : "\nProblems\n");
        for (Problem problem : problems) {
            out.append(screen.paragraph("  ", problem.severity() + " " + problem.place()))
                    .append(screen.paragraph("    ", Sentence.of(problem.message())))
                    .append(screen.paragraph("    ", Sentence.of(problem.remedy())));
        }
    }

    private String settings(Settings all, Map<Key<?>, Setting<?>> some) {
        Table table = new Table(screen);
        some.forEach((key, setting) -> table.row(key.name(), value(all, key), origin(setting)));
        return table.render();
    }

    private static String value(Settings settings, Key<?> key) {
        Object value = PlanJson.shown(settings, key);
        if (value.equals(PlanJson.HIDDEN)) {
            return "…";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof Map<?, ?> map ? Redacted.names(map.keySet()) : value.toString();
    }

    /** The origin, without what the heading says already. */
    private static String origin(Setting<?> setting, String heading) {
        String origin = origin(setting);
        if (!source(setting).equals(heading)) {
            return origin;
        }
        return origin.substring(Math.min(origin.length(), heading.length() + ", ".length()));
    }

    /** The origin without its line. */
    private static String source(Setting<?> setting) {
        String origin = origin(setting);
        int line = origin.lastIndexOf(LINE);
        return line < 0 ? origin : origin.substring(0, line);
    }

    private static String origin(Setting<?> setting) {
        return setting.origin().kind() == Origin.Layer.DEFAULT
                ? "default"
                : setting.origin().kind() + ": " + setting.origin().detail();
    }
}
