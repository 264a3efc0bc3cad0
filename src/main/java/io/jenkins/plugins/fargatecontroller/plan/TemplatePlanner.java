// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the templates: completes what the layers say of each, and leaves out those that cannot work. */
final class TemplatePlanner {

    private static final TemplateSpec BUILT_IN =
            new TemplateSpec(Defaults.BUILD_EXAMPLE, Settings.NONE, Place.of("templates"), false);

    /** What a planned template says of itself; its name and cloud are its id. */
    private static final Schema PLANNED = TemplateKeys.SCHEMA.without(TemplateKeys.NAME, TemplateKeys.CLOUD);

    private final Settings discovered;
    private final TemplateCheck check;
    private final String controller;
    private final TemplateLayers layers = new TemplateLayers();
    private final Set<TemplateId> withheld = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    TemplatePlanner(Environment environment, List<TemplateSpec> stored, List<TemplateSpec> overrides) {
        this.discovered = discovered(environment);
        this.check = new TemplateCheck(environment);
        this.controller = Tags.controllerName(environment);
        layers.add(List.of(BUILT_IN));
        layers.add(stored);
        layers.add(overrides);
        withheld.addAll(layers.broken());
    }

    List<Problem> problems() {
        return problems;
    }

    /** Templates that are left out because of a problem. */
    Set<TemplateId> withheld() {
        return withheld;
    }

    /** The templates of one cloud, ordered by name. */
    List<Template> plan(String cloud) {
        return layers.merged().entrySet().stream()
                .filter(entry -> entry.getKey().cloud().equals(cloud))
                .flatMap(entry -> template(entry).stream())
                .toList();
    }

    private Optional<Template> template(Map.Entry<TemplateId, Settings> entry) {
        TemplateId id = entry.getKey();
        if (withheld.contains(id) || !entry.getValue().value(TemplateKeys.ENABLED, true)) {
            return Optional.empty();
        }
        Template template = new Template(id, complete(id, entry.getValue()), Tags.of(controller, id));
        List<Problem> found = check.check(template, layers.place(id));
        problems.addAll(found);
        if (found.stream().anyMatch(Problem::isError)) {
            withheld.add(id);
            return Optional.empty();
        }
        return Optional.of(template);
    }

    private Settings complete(TemplateId id, Settings settings) {
        return PLANNED.sorted(settings.over(discovered)
                .over(Defaults.template())
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
                .with(TemplateKeys.SUBNETS, Setting.of(network.subnets()))
                .with(TemplateKeys.SECURITY_GROUPS, Setting.of(network.securityGroups()))
                .with(TemplateKeys.ASSIGN_PUBLIC_IP, Setting.of(network.publicIp()))
                .with(TemplateKeys.EXECUTION_ROLE, Setting.of(definition.executionRole()))
                .with(TemplateKeys.LOG_GROUP, Setting.of(definition.logGroup()));
    }
}
