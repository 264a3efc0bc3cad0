// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The overrides as a JCasC file, which another controller or the command line can read. */
public final class OverridesYaml {

    private OverridesYaml() {}

    public static String render(OverridesForm form) {
        String header = "# The overrides of Fargate Controller. Everything else is discovered.\n";
        return header + YamlWriter.write(Map.of("unclassified", Map.of("fargateController", document(form))));
    }

    private static Map<String, Object> document(OverridesForm form) {
        Map<String, Object> document = new LinkedHashMap<>(plain(ControllerKeys.SCHEMA, form.controller()));
        List<Map<String, Object>> clouds = form.clouds().stream()
                .filter(texts -> texts.size() > 1)
                .map(texts -> plain(CloudKeys.SCHEMA, texts))
                .toList();
        List<Map<String, Object>> templates = form.templates().stream()
                .map(texts -> plain(TemplateKeys.SCHEMA, texts))
                .toList();
        if (!clouds.isEmpty()) {
            document.put(OverridesForm.CLOUDS, clouds);
        }
        if (!templates.isEmpty()) {
            document.put(OverridesForm.TEMPLATES, templates);
        }
        return document;
    }

    private static Map<String, Object> plain(Schema schema, Map<String, String> texts) {
        return OverridesForm.said(schema, texts, OverridesYaml::value);
    }

    private static Object value(Key<?> key, String text) {
        try {
            if (key.type().layout() != ValueType.Layout.TEXT) {
                return FieldText.plain(key, text);
            }
            Object value = key.check(text);
            boolean plain = value instanceof Number || value instanceof Boolean || value.equals(List.of());
            return plain ? value : text;
        } catch (IllegalArgumentException e) {
            return text; // it is exported as it is stored, and said to be wrong where it is read
        }
    }
}
