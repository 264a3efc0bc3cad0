// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans the templates: merges what the layers say of each, and leaves out those that cannot work. */
final class TemplatePlanner {

    private static final TemplateSpec BUILT_IN =
            new TemplateSpec(Defaults.BUILD_EXAMPLE, Settings.NONE, Place.of("templates"), false);

    private final Settings discovered;
    private final TemplateCheck check;
    private final String controller;
    private final Map<TemplateId, Settings> merged = new TreeMap<>();
    private final Map<TemplateId, Place> places = new HashMap<>();
    private final Set<TemplateId> broken = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    TemplatePlanner(Environment environment, List<TemplateSpec> stored, List<TemplateSpec> overrides) {
        this.discovered = discovered(environment);
        this.check = new TemplateCheck(environment);
        this.controller = Tags.controllerName(environment);
        merge(List.of(BUILT_IN));
        merge(stored);
        merge(overrides);
    }

    List<Problem> problems() {
        return problems;
    }

    /** Templates that are left out because of a problem. */
    Set<TemplateId> withheld() {
        return broken;
    }

    /** The templates of one cloud, ordered by name. */
    List<Template> plan(String cloud) {
        List<Template> templates = new ArrayList<>();
        for (Map.Entry<TemplateId, Settings> entry : merged.entrySet()) {
            TemplateId id = entry.getKey();
            if (!id.cloud().equals(cloud)
                    || broken.contains(id)
                    || !entry.getValue().value(TemplateKeys.ENABLED, true)) {
                continue;
            }
            Template template = new Template(id, complete(id, entry.getValue()), Tags.of(controller, id));
            List<Problem> found = check.check(template, places.getOrDefault(id, Place.of("templates." + id.name())));
            problems.addAll(found);
            if (found.stream().anyMatch(Problem::isError)) {
                broken.add(id);
            } else {
                templates.add(template);
            }
        }
        problems.addAll(TemplateCheck.sharedLabels(templates));
        return templates;
    }

    /** One layer over the ones before it; what is said for one cloud goes over what is said for both. */
    private void merge(List<TemplateSpec> layer) {
        layer.stream()
                .sorted(Comparator.comparing(spec -> spec.cloud().isPresent()))
                .forEach(spec -> spec.ids().forEach(id -> merge(id, spec)));
    }

    private void merge(TemplateId id, TemplateSpec spec) {
        Settings lower = merged.getOrDefault(id, Settings.NONE);
        merged.put(id, spec.settingsIn(id.cloud()).over(lower));
        places.put(id, spec.place());
        if (spec.broken()) {
            broken.add(id);
        }
    }

    private Settings complete(TemplateId id, Settings settings) {
        return settings.over(discovered)
                .over(Defaults.template())
                .over(Settings.NONE.with(TemplateKeys.LABEL, Setting.builtIn(usualLabel(id))));
    }

    private String usualLabel(TemplateId id) {
        boolean both = merged.containsKey(new TemplateId(CloudNames.ON_DEMAND, id.name()));
        return id.cloud().equals(CloudNames.SPOT) && both ? Labels.forSpot(id.name()) : id.name();
    }

    private static Settings discovered(Environment environment) {
        var network = environment.network();
        var definition = environment.compute().definition();
        return Settings.NONE
                .with(TemplateKeys.SUBNETS, Setting.of(network.subnets()))
                .with(TemplateKeys.SECURITY_GROUPS, Setting.of(network.securityGroups()))
                .with(TemplateKeys.ASSIGN_PUBLIC_IP, Setting.of(network.publicIp()))
                .with(TemplateKeys.EXECUTION_ROLE, Setting.of(definition.executionRole()))
                .with(TemplateKeys.LOG_GROUP, Setting.of(definition.logGroup()));
    }
}
