// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateEntry;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans the templates: completes what the layers say of each, and leaves out those that cannot work. */
final class TemplatePlanner {

    private static final TemplateEntry BUILT_IN = new TemplateEntry(
            TemplateKeys.BUILD_EXAMPLE,
            Settings.NONE,
            Location.of(TemplateKeys.TEMPLATES.entry(TemplateKeys.BUILD_EXAMPLE)),
            false);

    /** What a planned template says of itself; its name and cloud are its id. */
    private static final Schema PLANNED = TemplateKeys.SCHEMA.without(TemplateKeys.NAME, TemplateKeys.CLOUD);

    /** What Fargate, or amazon-ecs, cannot do without, and has no default for. */
    private static final List<Key<?>> NEEDED = List.of(TemplateKeys.SUBNETS, TemplateKeys.SECURITY_GROUPS);

    /** More templates than these are counted. */
    private static final int FEW = 3;

    private final Environment environment;
    private final Settings discovered;
    private final TemplateCheck check;
    private final String controller;
    private final TemplateLayers layers = new TemplateLayers();
    private final Set<TemplateId> withheld = new TreeSet<>();

    /** Names of templates without something that Fargate cannot do without, by its key. */
    private final Map<Key<?>, Set<String>> stranded = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    TemplatePlanner(Environment environment, List<TemplateEntry> stored, List<TemplateEntry> overrides) {
        this.environment = environment;
        this.discovered = discovered(environment);
        this.check = new TemplateCheck(environment);
        this.controller = Tags.controllerName(environment);
        layers.add(List.of(BUILT_IN));
        layers.add(stored);
        layers.add(overrides);
        withheld.addAll(layers.broken());
    }

    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        var network = environment.network();
        stranded(TemplateKeys.SUBNETS, "subnets", network.subnets()).ifPresent(all::add);
        stranded(TemplateKeys.SECURITY_GROUPS, "security groups", network.securityGroups())
                .ifPresent(all::add);
        return all;
    }

    /** One problem for all of them: the cause is one, and there may be hundreds. */
    private Optional<Problem> stranded(Key<?> key, String what, Fact<?> missing) {
        Set<String> templates = stranded.getOrDefault(key, Set.of());
        return missing.absence().filter(absent -> !templates.isEmpty()).map(absent -> {
            String more = templates.size() > FEW ? " and %d more".formatted(templates.size() - FEW) : "";
            String names = templates.stream().limit(FEW).collect(Collectors.joining(", "));
            return Problem.error(
                    Location.of(TemplateKeys.TEMPLATES.field(key)),
                    "there are no %s for %s%s: %s".formatted(what, names, more, absent.reason()),
                    Problem.orSet(absent.remedy(), key, "of the templates"));
        });
    }

    /** Templates that are left out because of a problem. */
    Set<TemplateId> withheld() {
        return withheld;
    }

    /** The templates of one cloud, ordered by name. */
    List<Template> plan(String cloud, CapacityCheck capacity) {
        return layers.merged().entrySet().stream()
                .filter(entry -> entry.getKey().cloud().equals(cloud))
                .flatMap(entry -> unlessThrown(entry, capacity).stream())
                .toList();
    }

    /** The templates of one cloud that somebody switched off, by name, and where. */
    Map<String, Origin> disabled(String cloud) {
        Map<String, Origin> disabled = new TreeMap<>();
        layers.merged()
                .forEach((id, settings) -> settings.find(TemplateKeys.ENABLED)
                        .filter(enabled -> !enabled.value() && id.cloud().equals(cloud))
                        .ifPresent(enabled -> disabled.put(id.name(), enabled.origin())));
        return disabled;
    }

    /** Whatever is thrown for one template stays with it. */
    private Optional<Template> unlessThrown(Map.Entry<TemplateId, Settings> entry, CapacityCheck capacity) {
        try {
            return template(entry, capacity);
        } catch (RuntimeException | Error e) {
            Thrown thrown = Thrown.of(e);
            withheld.add(entry.getKey());
            problems.add(Problem.error(
                    layers.place(entry.getKey()), "cannot be planned: " + thrown.reason(), thrown.remedy()));
            return Optional.empty();
        }
    }

    private Optional<Template> template(Map.Entry<TemplateId, Settings> entry, CapacityCheck capacity) {
        TemplateId id = entry.getKey();
        if (withheld.contains(id) || !entry.getValue().value(TemplateKeys.ENABLED, true)) {
            return Optional.empty();
        }
        Template template = new Template(id, complete(id, entry.getValue()), Tags.of(controller, id));
        List<Problem> found = check.check(template, capacity, layers.place(id));
        problems.addAll(found);
        List<Key<?>> lacking = NEEDED.stream()
                .filter(key -> template.settings().find(key).isEmpty())
                .toList();
        lacking.forEach(
                key -> stranded.computeIfAbsent(key, same -> new TreeSet<>()).add(id.name()));
        if (!lacking.isEmpty() || found.stream().anyMatch(Problem::isError)) {
            withheld.add(id);
            return Optional.empty();
        }
        return Optional.of(template);
    }

    private Settings complete(TemplateId id, Settings settings) {
        return PLANNED.sorted(settings.over(discovered)
                .over(TemplateKeys.SCHEMA.usual())
                .over(Settings.NONE.with(TemplateKeys.LABEL, Setting.builtIn(usualLabel(id)))));
    }

    private String usualLabel(TemplateId id) {
        boolean both = layers.merged().containsKey(new TemplateId(CloudNames.ON_DEMAND, id.name()));
        return id.cloud().equals(CloudNames.SPOT) && both ? Labels.forSpot(id.name()) : id.name();
    }

    private static Settings discovered(Environment environment) {
        var network = environment.network();
        var definition = environment.compute().definition();
        return Settings.NONE
                .with(TemplateKeys.SUBNETS, network.subnets())
                .with(TemplateKeys.SECURITY_GROUPS, network.securityGroups())
                .with(TemplateKeys.ASSIGN_PUBLIC_IP, network.publicIp())
                .with(TemplateKeys.EXECUTION_ROLE, definition.executionRole())
                .with(TemplateKeys.LOG_GROUP, definition.logGroup());
    }
}
