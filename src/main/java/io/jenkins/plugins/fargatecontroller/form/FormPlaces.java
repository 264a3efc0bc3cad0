// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places in {@link OverridesForm#tree}.
 *
 * @param entries those of the entries, such as {@code templates.0}
 * @param fields those of what stands in the entries, such as {@code templates.0.cpu}
 * @param first that of the first entry of each name, such as {@code templates.deploy}
 */
record FormPlaces(Set<String> entries, Set<String> fields, Map<String, String> first) {

    static FormPlaces of(OverridesForm form) {
        FormPlaces places = new FormPlaces(new HashSet<>(), new HashSet<>(), new HashMap<>());
        places.add(OverridesForm.CLOUDS, form.clouds());
        places.add(OverridesForm.TEMPLATES, form.templates());
        form.tree().entries().values().forEach(places::addFields);
        return places;
    }

    private void add(String list, List<Map<String, String>> texts) {
        for (int index = 0; index < texts.size(); index++) {
            String place = list + "." + index;
            entries.add(place);
            first.putIfAbsent(list + "." + texts.get(index).get(TemplateKeys.NAME.name()), place);
        }
    }

    private void addFields(ConfigNode list) {
        if (list instanceof ConfigNode.Sequence items) {
            items.items()
                    .forEach(entry -> ((ConfigNode.Mapping) entry)
                            .entries()
                            .values()
                            .forEach(field -> fields.add(field.where())));
        }
    }

    /** The place of the first entry of this name, or what is like one if there is none. */
    String place(Subject.Entry entry) {
        String named = entry.group() + "." + entry.name();
        return first.getOrDefault(named, entry.toString());
    }
}
