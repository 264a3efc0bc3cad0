// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.form.FormField.Part;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a field stands in the form.
 *
 * @param label what a person calls it, such as {@code Template build-example, CPU}; empty if it is none of the form
 * @param order rises from the top of the form to its end
 */
record FieldPlace(String label, int order) {

    private static final Pattern PATH = Pattern.compile("(?:(clouds|templates)\\.([0-9]{1,6})\\.)?(\\w+)");
    private static final int FIELDS = 1000;
    private static final int LONGEST_NAME = 100;
    private static final FieldPlace NONE = new FieldPlace("", -1);

    /** The place of a path such as {@code executors} or {@code templates.0.cpu}. */
    static FieldPlace of(String path, OverridesForm form) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return NONE;
        }
        Part part = parts.group(1) == null
                ? Part.CONTROLLER
                : parts.group(1).equals(OverridesForm.CLOUDS) ? Part.CLOUD : Part.TEMPLATE;
        int index = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return FormFields.find(part, parts.group(3))
                .map(field -> new FieldPlace(
                        owner(part, index, form) + field.label(),
                        begin(part, form) + index * FIELDS + FormFields.all().indexOf(field)))
                .orElse(NONE);
    }

    private static int begin(Part part, OverridesForm form) {
        return switch (part) {
            case TEMPLATE -> 0;
            case CLOUD -> form.templates().size() * FIELDS;
            case CONTROLLER -> (form.templates().size() + form.clouds().size()) * FIELDS;
        };
    }

    private static String owner(Part part, int index, OverridesForm form) {
        return switch (part) {
            case TEMPLATE -> template(form.templates(), index);
            case CLOUD -> "Cloud " + name(form.clouds(), index).orElse(String.valueOf(index + 1)) + ", ";
            case CONTROLLER -> "";
        };
    }

    private static String template(List<Map<String, String>> templates, int index) {
        String cloud = index < templates.size() ? templates.get(index).getOrDefault(TemplateKeys.CLOUD.name(), "") : "";
        return "Template " + name(templates, index).orElse(String.valueOf(index + 1))
                + (cloud.isEmpty() ? "" : " in " + shortened(cloud)) + ", ";
    }

    /** A wrong name may be of any length. */
    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    private static Optional<String> name(List<Map<String, String>> entries, int index) {
        return index < entries.size()
                ? Optional.ofNullable(entries.get(index).get(TemplateKeys.NAME.name()))
                        .map(FieldPlace::shortened)
                : Optional.empty();
    }
}
