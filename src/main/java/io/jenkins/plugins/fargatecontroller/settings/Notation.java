// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.stream.Collectors;

/** How settings are given. What helps against a wrong one is said in the words of the place where it is mended. */
public enum Notation {
    /** A file, be it JCasC's or one of our own. */
    YAML,
    /** A parameter in the parameter store. */
    JSON,
    /** The fields of a form, and what was saved from them. */
    FORM;

    /** What to do about a wrong value of a key; a clause. */
    String remedy(Key<?> key) {
        return switch (this) {
            case YAML -> "Write it like '%s: %s', or remove it".formatted(key, key.example());
            case JSON ->
                "Write it like '\"%s\": %s' in the parameter, or remove it".formatted(key, json(key.example()));
            case FORM -> "Enter a value such as %s".formatted(text(key));
        };
    }

    private static String json(String example) {
        try {
            return json(YamlDocument.read(example, ""));
        } catch (DocumentException e) {
            return json(new ConfigNode.Scalar(example, ""));
        }
    }

    private static String json(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> "\"%s\": %s".formatted(entry.getKey(), json(entry.getValue())))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ConfigNode.Sequence items) {
            return items.items().stream().map(Notation::json).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = node instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
        return text.matches("true|false|0|[1-9][0-9]*") ? text : "\"" + text + "\"";
    }

    private static String text(Key<?> key) {
        String example = key.example();
        return key.type().layout() != ValueType.Layout.YAML && example.startsWith("{")
                ? example.substring(1, example.length() - 1).replace(": ", "=")
                : example;
    }
}
