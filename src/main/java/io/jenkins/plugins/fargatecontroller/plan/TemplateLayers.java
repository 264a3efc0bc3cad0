// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateEntry;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the layers say of each template, merged key by key, by name and cloud. */
final class TemplateLayers {

    private final Map<TemplateId, Settings> merged = new TreeMap<>();
    private final Map<TemplateId, Location> places = new HashMap<>();
    private final Set<TemplateId> broken = new TreeSet<>();

    /**
     * Puts a layer over those before it. A template without a cloud is offered in both clouds; where lower layers have
     * it already, it goes over what is there, so that changing the memory of a template does not put it into another
     * cloud. What a layer says for one cloud goes over what it says for both.
     */
    void add(List<TemplateEntry> layer) {
        Set<String> known = merged.keySet().stream().map(TemplateId::name).collect(Collectors.toSet());
        Set<TemplateId> there = new HashSet<>(merged.keySet());
        layer.forEach(spec -> spec.cloud().ifPresent(cloud -> there.add(new TemplateId(cloud, spec.name()))));
        layer.stream()
                .sorted(Comparator.comparing(spec -> spec.cloud().isPresent()))
                .forEach(spec -> add(spec, clouds(spec, known, there)));
    }

    /** Everything that is said of each template, ordered by cloud and name. */
    Map<TemplateId, Settings> merged() {
        return merged;
    }

    /** What a template is called in problems. */
    Location place(TemplateId id) {
        return places.getOrDefault(id, Location.of(TemplateKeys.TEMPLATES.entry(id.name())));
    }

    /** Templates of which something could not be read, so that nothing may be built from them. */
    Set<TemplateId> broken() {
        return broken;
    }

    /**
     * The clouds that an entry is for.
     *
     * @param known names of templates in lower layers
     * @param there the templates of lower layers, and those that this layer names with their cloud
     */
    private static List<String> clouds(TemplateEntry spec, Set<String> known, Set<TemplateId> there) {
        if (spec.cloud().isPresent()) {
            return List.of(spec.cloud().get());
        }
        boolean isNew = !known.contains(spec.name());
        return CloudNames.ALL.stream()
                .filter(cloud -> isNew || there.contains(new TemplateId(cloud, spec.name())))
                .toList();
    }

    private void add(TemplateEntry spec, List<String> clouds) {
        for (String cloud : clouds) {
            TemplateId id = new TemplateId(cloud, spec.name());
            Settings lower = merged.getOrDefault(id, Settings.NONE);
            merged.put(id, settings(spec, clouds, cloud).over(lower));
            places.put(id, spec.place());
        }
        List<String> concerned = spec.cloud().map(List::of).orElse(CloudNames.ALL);
        concerned.forEach(cloud -> judge(spec, new TemplateId(cloud, spec.name())));
    }

    /** What a layer says about the template in one of the clouds that it is for. */
    private static Settings settings(TemplateEntry spec, List<String> clouds, String cloud) {
        boolean second = clouds.size() > 1 && cloud.equals(CloudNames.SPOT);
        Settings settings = spec.settings();
        return second
                ? settings.with(
                        TemplateKeys.LABEL,
                        () -> settings.find(TemplateKeys.LABEL).map(label -> label.map(Labels::forSpot)))
                : settings;
    }

    /** Who switches a template off means it, whatever else is wrong. */
    private void judge(TemplateEntry spec, TemplateId id) {
        if (!spec.settings().value(TemplateKeys.ENABLED, true)) {
            broken.remove(id);
        } else if (spec.broken()) {
            broken.add(id);
        }
    }
}
