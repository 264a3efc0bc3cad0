// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A plan as JSON: every value with its origin, but for the values of environment variables. */
public final class PlanJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Stands for the value of a variable. */
    public static final String HIDDEN = "hidden";

    private PlanJson() {}

    public static String render(Plan plan) {
        try {
            return JSON.writeValueAsString(tree(plan)) + "\n";
        } catch (JacksonException e) {
            throw new UncheckedIOException("a plan is made of plain values", e);
        }
    }

    /** The plan as maps, lists, texts, numbers and booleans. */
    public static Map<String, Object> tree(Plan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("asleep", plan.asleep());
        tree.put("controller", settings(plan.controller()));
        tree.put("clouds", plan.clouds().stream().map(PlanJson::cloud).toList());
        tree.put("sampleJobs", plan.jobs().stream().map(PlanJson::job).toList());
        tree.put("problems", plan.problems().stream().map(PlanJson::problem).toList());
        tree.put("withheld", withheld(plan.verdict().withheld()));
        return tree;
    }

    private static Map<String, Object> cloud(Cloud cloud) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", cloud.name());
        tree.put("region", cloud.region());
        tree.put("settings", settings(cloud.settings()));
        tree.put("templates", cloud.templates().stream().map(PlanJson::template).toList());
        return tree;
    }

    private static Map<String, Object> template(Template template) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", template.name());
        tree.put("settings", settings(template.settings()));
        tree.put("tags", template.tags());
        return tree;
    }

    private static Map<String, Object> job(SampleJob job) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", job.name());
        tree.put("description", job.description());
        tree.put("label", job.label());
        return tree;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", problem.severity().name());
        tree.put("field", problem.place().field());
        tree.put("where", problem.place().where());
        tree.put("message", problem.message());
        tree.put("remedy", problem.remedy());
        return tree;
    }

    private static Map<String, Object> withheld(Withheld withheld) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("clouds", withheld.clouds().stream().sorted().toList());
        tree.put(
                "templates",
                withheld.templates().stream()
                        .sorted()
                        .map(TemplateId::toString)
                        .map(Redacted::of)
                        .toList());
        tree.put("unknownTemplates", withheld.unknownTemplates());
        return tree;
    }

    private static Map<String, Object> settings(Settings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        settings.all().forEach((key, setting) -> tree.put(key.name(), setting(shown(settings, key), setting)));
        return tree;
    }

    private static Map<String, Object> setting(Object value, Setting<?> setting) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", value);
        tree.put("origin", setting.origin().kind().toString());
        tree.put("from", setting.origin().detail());
        return tree;
    }

    /**
     * The value of a setting as a plan shows it: of names and values the names alone. A plan is printed and logged, and
     * what is no secret to one is one to another.
     */
    public static Object shown(Settings settings, Key<?> key) {
        boolean hidden =
                settings.find(key).map(Setting::origin).filter(Origin::hidden).isPresent();
        Object value = settings.plain(key).orElse("");
        return hidden && !(value instanceof Map)
                ? HIDDEN
                : value instanceof Map<?, ?> names ? hidden(names) : plain(value);
    }

    private static Object hidden(Map<?, ?> variables) {
        Map<Object, Object> names = new LinkedHashMap<>();
        variables.forEach((name, value) -> names.put(name, HIDDEN));
        return names;
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(PlanJson::plain).toList();
        }
        if (value instanceof Map<?, ?> entry) {
            Map<Object, Object> shown = new LinkedHashMap<>();
            entry.forEach((name, part) ->
                    shown.put(name, part instanceof Map<?, ?> names ? hidden(names) : plain(part)));
            return shown;
        }
        boolean plain = Stream.of(Number.class, Boolean.class).anyMatch(type -> type.isInstance(value));
        return plain ? value : Redacted.of(value.toString());
    }
}
