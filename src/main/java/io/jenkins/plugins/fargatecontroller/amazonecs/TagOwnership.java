// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what in a cloud is ours. Where the record was lost, the tags of the templates still tell. */
public final class TagOwnership {

    private TagOwnership() {}

    /** The templates of a cloud by name; of two with the same name the first, as amazon-ecs does. */
    public static Map<String, Object> templates(Object cloud) {
        Map<String, Object> templates = new LinkedHashMap<>();
        new DataBoundReader(cloud)
                .items("templates")
                .forEach(template ->
                        templates.putIfAbsent(new DataBoundReader(template).text("templateName"), template));
        return templates;
    }

    /** The record of a cloud that is as we made it. */
    static OwnedCloud of(Object cloud) {
        Map<String, String> prints = new LinkedHashMap<>();
        templates(cloud)
                .forEach((name, template) -> prints.put(name, ManagedProperties.TEMPLATE.fingerprint(template)));
        return new OwnedCloud(ManagedProperties.CLOUD.fingerprint(cloud), prints);
    }

    /** A record for a cloud that is in no record: it is ours if one of its templates bears its tag. */
    static Optional<OwnedCloud> adopt(String name, Object cloud) {
        Map<String, String> prints = new LinkedHashMap<>();
        templates(cloud).forEach((template, object) -> {
            if (tag(object, Tags.CLOUD).equals(name) && tagged(object)) {
                prints.put(template, ManagedProperties.TEMPLATE.fingerprint(object));
            }
        });
        return prints.isEmpty()
                ? Optional.empty()
                : Optional.of(new OwnedCloud(ManagedProperties.CLOUD.fingerprint(cloud), prints));
    }

    static boolean owns(OwnedCloud cloud, Object template) {
        return cloud.templates().containsKey(new DataBoundReader(template).text("templateName")) || tagged(template);
    }

    /** The name that the template has in the plan, if it is tagged as ours; else the one it has in amazon-ecs. */
    static String name(Object template) {
        return tagged(template) ? tag(template, Tags.TEMPLATE) : new DataBoundReader(template).text("templateName");
    }

    /**
     * Whether the tags go with the name: the one that it has now, or the one before controllers were in it. A template of
     * somebody's own task definition has neither: amazon-ecs takes its name away.
     */
    private static boolean tagged(Object template) {
        String name = new DataBoundReader(template).text("templateName");
        String planned = tag(template, Tags.TEMPLATE);
        return !planned.isEmpty()
                && (planned.equals(name)
                        || EcsTemplateName.of(tag(template, Tags.CONTROLLER), planned)
                                .equals(name));
    }

    static String tag(Object template, String name) {
        return new DataBoundReader(template)
                .items("tags").stream()
                        .map(DataBoundReader::new)
                        .filter(tag -> tag.text("name").equals(name))
                        .map(tag -> tag.text("value"))
                        .findFirst()
                        .orElse("");
    }
}
