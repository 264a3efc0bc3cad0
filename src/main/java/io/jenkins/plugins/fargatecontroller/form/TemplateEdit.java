// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the buttons beside a template do to the overrides. */
public enum TemplateEdit {
    /** Leaves the template out of its cloud, if there is one; whatever else is overridden stays, for the day it comes back. */
    DISABLE,
    /** Offers the template again. */
    ENABLE,
    /** Drops every override of this name, in both clouds: what was discovered holds again. */
    RESET;

    /** What the page says when somebody asks for anything else. */
    public static final String UNKNOWN = "The parameter 'edit' must be DISABLE, ENABLE or RESET.";

    /** The edit of this name. */
    public static Optional<TemplateEdit> named(String name) {
        return Stream.of(values()).filter(edit -> edit.name().equals(name)).findFirst();
    }

    /**
     * The overrides after the edit.
     *
     * @param known the templates that there are without any override
     */
    public OverridesForm edit(OverridesForm form, TemplateId id, Collection<TemplateId> known) {
        List<Map<String, String>> templates =
                switch (this) {
                    case DISABLE ->
                        known.contains(id) || form.templates().stream().anyMatch(texts -> named(texts, id))
                                ? enabled(form.with(id).templates(), id, "false")
                                : form.templates();
                    case ENABLE -> enabled(form.with(id).templates(), id, needed(form, id, known) ? "true" : "");
                    case RESET ->
                        form.templates().stream()
                                .filter(texts -> !named(texts, id))
                                .toList();
                };
        return new OverridesForm(form.controller(), form.clouds(), templates);
    }

    /** Whether something else than the template's own entry leaves it out, so that the entry has to say otherwise. */
    private static boolean needed(OverridesForm form, TemplateId id, Collection<TemplateId> known) {
        boolean inBoth = form.templates().stream()
                .filter(texts -> named(texts, id) && !texts.containsKey(TemplateKeys.CLOUD.name()))
                .anyMatch(texts -> "false".equalsIgnoreCase(texts.get(TemplateKeys.ENABLED.name())));
        return inBoth || !known.contains(id);
    }

    private static List<Map<String, String>> enabled(
            List<Map<String, String>> templates, TemplateId id, String enabled) {
        return templates.stream()
                .map(texts -> named(texts, id) && id.cloud().equals(texts.get(TemplateKeys.CLOUD.name()))
                        ? with(texts, enabled)
                        : texts)
                .toList();
    }

    private static Map<String, String> with(Map<String, String> texts, String enabled) {
        Map<String, String> copy = new LinkedHashMap<>(texts);
        copy.remove(TemplateKeys.ENABLED.name());
        if (!enabled.isEmpty()) {
            copy.put(TemplateKeys.ENABLED.name(), enabled);
        }
        return copy;
    }

    private static boolean named(Map<String, String> texts, TemplateId id) {
        return id.name().equals(texts.get(TemplateKeys.NAME.name()));
    }
}
