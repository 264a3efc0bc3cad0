// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks requests, and makes of a template what a request asks for.
 *
 * @param sizes knows which sizes there are
 */
public record Requests(SizeTable sizes) {

    /** Which pairs of CPU units and MiB exist. */
    @FunctionalInterface
    public interface SizeTable {

        /** What is wrong with a pair, with what may stand there instead; empty if it exists. */
        Optional<String> problem(int cpu, int memory);
    }

    /**
     * The template as the request wants it; its labels are the request's own.
     *
     * @throws RequestRefused names the field, and says what may stand there
     */
    public AgentTemplate template(AgentRequest request, Fleet fleet) throws RequestRefused {
        AgentTemplate base = base(request.template(), fleet)
                .orElseThrow(() -> new RequestRefused("template", unknown(request.template(), fleet)));
        Set<String> allowed = fleet.cloud(base.id().cloud())
                .map(CloudSpec::rules)
                .map(rules -> rules.allowedOverrides())
                .orElse(Set.of());
        AgentTemplate wanted = base;
        for (Map.Entry<String, String> field : request.fields().entrySet()) {
            wanted = apply(wanted, field, allowed);
        }
        checkSize(wanted);
        return new AgentTemplate(
                wanted.id(),
                Set.of(request.label()),
                wanted.source(),
                wanted.shape(),
                wanted.placement(),
                wanted.rules());
    }

    /**
     * Where amazon-ecs would look for what a pipeline inherits from: the template that has it as a label comes first.
     *
     * @return what a request names it by
     */
    public static String inherited(String name, Fleet fleet) {
        return first(fleet, template -> template.labels().contains(name))
                .map(template -> template.id().toString())
                .orElse(name);
    }

    /** A name, a label, or both parts of a name: two clouds may have templates of one name, but not of one label. */
    private static Optional<AgentTemplate> base(String name, Fleet fleet) {
        return first(fleet, template -> template.name().equals(name))
                .or(() -> first(fleet, template -> template.labels().contains(name)))
                .or(() -> first(fleet, template -> template.id().toString().equals(name)));
    }

    private static Optional<AgentTemplate> first(Fleet fleet, Predicate<AgentTemplate> wanted) {
        return fleet.templates().filter(wanted).findFirst();
    }

    private static AgentTemplate apply(AgentTemplate template, Map.Entry<String, String> entry, Set<String> allowed)
            throws RequestRefused {
        RequestField field = RequestField.named(entry.getKey())
                .orElseThrow(() -> new RequestRefused(
                        entry.getKey(), "there is no such field; there are " + fields(Set.of("all"))));
        if (!field.isAmong(allowed)) {
            throw new RequestRefused(entry.getKey(), forbidden(template.id().cloud(), field, allowed));
        }
        return field.apply(template, entry.getValue());
    }

    private void checkSize(AgentTemplate wanted) throws RequestRefused {
        var shape = wanted.shape();
        Optional<String> problem = sizes.problem(shape.cpu(), shape.memory());
        if (problem.isPresent()) {
            throw new RequestRefused("cpu", problem.get());
        }
    }

    private static String unknown(String name, Fleet fleet) {
        Set<String> names = names(fleet);
        return names.isEmpty()
                ? "there is no template '%s', nor any other: the plugin Fargate Controller has no clouds of its own here, see its page"
                        .formatted(name)
                : "there is no template '%s'; there are %s".formatted(name, String.join(", ", names));
    }

    /** What a template may be called by in a pipeline. */
    public static Set<String> names(Fleet fleet) {
        return fleet.templates()
                .flatMap(template -> Stream.concat(Stream.of(template.name()), template.labels().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String forbidden(String cloud, RequestField field, Set<String> allowed) {
        String may = fields(allowed);
        return "pipelines may not set it in the cloud %s; leave it out, or have an administrator add %s to allowedOverrides%s"
                .formatted(cloud, field.field(), may.isEmpty() ? "" : " (which has " + may + ")");
    }

    private static String fields(Set<String> allowed) {
        List<String> names = Arrays.stream(RequestField.values())
                .filter(field -> field.isAmong(allowed))
                .map(RequestField::field)
                .toList();
        return String.join(", ", names);
    }
}
