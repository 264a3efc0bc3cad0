// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the clouds in the overrides: a list of mappings, merged by name. */
final class CloudReader {

    private static final String EXAMPLE = "'- name: " + CloudNames.ON_DEMAND + "'";

    private final SettingSource source;
    private final Map<String, Settings> clouds = new LinkedHashMap<>();
    private final Set<String> broken = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    CloudReader(Notation notation) {
        this.source = SettingSource.override(notation);
    }

    void read(ConfigNode tree) {
        if (tree instanceof ConfigNode.Sequence items) {
            items.items().forEach(this::cloud);
        } else if (!(tree instanceof ConfigNode.Empty)) {
            problems.add(Problem.error(
                    new Location(CloudKeys.CLOUDS, tree.where()),
                    "must be a list",
                    "Begin each cloud with " + EXAMPLE));
        }
    }

    Map<String, Settings> clouds() {
        return clouds;
    }

    Set<String> broken() {
        return broken;
    }

    List<Problem> problems() {
        return problems;
    }

    private void cloud(ConfigNode tree) {
        Location parent = new Location(CloudKeys.CLOUDS, tree.where());
        if (!(tree instanceof ConfigNode.Mapping mapping)) {
            problems.add(Problem.error(parent, "must be keys and values", "Begin the cloud with " + EXAMPLE));
            return;
        }
        Optional<String> name = name(mapping);
        if (name.isEmpty()) {
            problems.add(Problem.error(parent, "a cloud has no name", "Begin it with " + EXAMPLE));
        } else if (!CloudNames.ALL.contains(name.get())) {
            problems.add(Schema.unknown(parent, name.get(), CloudNames.ALL));
        } else if (clouds.containsKey(name.get())) {
            problems.add(Problem.error(
                    new Location(CloudKeys.CLOUDS.entry(name.get()), tree.where()),
                    "this cloud appears twice",
                    "Write both in one; the first is used"));
        } else {
            add(name.get(), mapping, new Location(CloudKeys.CLOUDS.entry(name.get()), tree.where()));
        }
    }

    private void add(String name, ConfigNode.Mapping mapping, Location place) {
        Parsed<Settings> read = CloudKeys.SCHEMA.read(mapping, place, source);
        problems.addAll(read.problems());
        clouds.put(name, read.value());
        if (read.failed()) {
            broken.add(name);
        }
    }

    private static Optional<String> name(ConfigNode.Mapping mapping) {
        return mapping.entries().get(CloudKeys.NAME.name()) instanceof ConfigNode.Scalar text
                        && !text.text().isBlank()
                ? Optional.of(text.text().strip())
                : Optional.empty();
    }
}
